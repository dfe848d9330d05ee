import { Command } from 'commander';

import { path } from '../../environments';
import { repairDrift } from '../flows/repair-drift';
import type { StackName } from '../flows/watch-drift';
import { DeliveryError } from '../model/delivery-error';
import { releaseName } from '../model/release';
import { driftJson } from '../report/drift-json';
import { driftText } from '../report/drift-text';
import { chooseStacks } from './choose-stacks';
import { answer, say } from './output';
import { evidenceLine } from './verify-command';
import { worldOf } from './world';

/** `sluice repair` */
export function repairCommand(): Command {
  return new Command('repair')
    .description('take a drift back: apply what was verified last again, where the plan is just what the issue shows')
    .argument('<stacks...>', 'stack ids, environments, or patterns such as "dev-*"')
    .option('--json', 'print what was done as JSON')
    .action(async (words: string[], { json = false }: { json?: boolean }) => {
      const world = await worldOf({ repository: process.cwd(), variables: process.env, silent: json });
      const environments = path.map(({ name }) => name);
      const named = environments.map((name) => ({ name }));
      const choose = (stacks: readonly StackName[]) => chooseStacks({ environments: named, stacks }, words);
      const repaired = await repairDrift({ environments, choose }, world);
      if (!json && repaired.length === 0) say('Nothing to take back: nothing was ever verified there.');
      if (json) answer(repaired.map(({ watch, ...done }) => ({ ...done, ...driftJson(watch) })));
      for (const { environment, release, applied, evidence, watch } of json ? [] : repaired) {
        const what = applied.length === 0 ? 'nothing to take back' : `applied again: ${applied.join(', ')}`;
        say(`${releaseName(release)} in ${environment}: ${what}`);
        evidence.map(evidenceLine).forEach(say);
        say(driftText(watch, { colour: false }).trimEnd());
      }
      const unverified = repaired.filter(({ isVerified }) => !isVerified).map(({ environment }) => environment);
      if (unverified.length === 0) return;
      throw new DeliveryError('VerificationFailed', `${unverified.join(', ')}: repaired, but not verified`);
    });
}
