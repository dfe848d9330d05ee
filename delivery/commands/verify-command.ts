import { Command } from 'commander';

import { stacksOf } from '../model/assembly';
import { carriedStacks } from '../plan/administered-stacks';
import { DeliveryError } from '../model/delivery-error';
import type { Evidence } from '../model/promotion';
import { verify } from '../verify/verify';
import { environmentCalled } from './environment-called';
import { answer, say } from './output';
import { worldOf } from './world';

/** `sluice verify` */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('run every verification of an environment: empty plans, access, smoke checks, data, commands')
    .argument('<environment>', 'dev, staging, prod, …')
    .option('--json', 'print the evidence as JSON')
    .action(async (name: string, { json = false }: { json?: boolean }) => {
      const world = await worldOf({ repository: process.cwd(), variables: process.env, silent: json });
      const assembly = await world.progress.stage('synthesizing', () => world.synthesizer.synthesize(process.cwd()));
      const environment = environmentCalled(assembly, name);
      const stacks = carriedStacks(stacksOf(assembly, name)).map(({ id }) => id);
      const evidence = await world.progress.stage(`verifying ${name}`, () =>
        verify({ assembly, environment, stacks, folder: process.cwd() }, world),
      );
      if (json) answer(evidence);
      else evidence.map(evidenceLine).forEach(say);
      if (evidence.length === 0) throw new DeliveryError('VerificationFailed', `nothing of ${name} was verified`);
      const failed = evidence.filter(({ holds }) => !holds).length;
      if (failed > 0)
        throw new DeliveryError('VerificationFailed', `${failed} of ${evidence.length} checks of ${name} do not hold`);
    });
}

/** One finding of a verification, as a line. */
export function evidenceLine({ check, holds, seen }: Evidence): string {
  return `  ${holds ? '✔' : '✖'} ${check}: ${seen}`;
}
