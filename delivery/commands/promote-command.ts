import { Command } from 'commander';

import { DeliveryError } from '../model/delivery-error';
import { releaseName } from '../model/release';
import { deliver } from '../pipeline';
import { synth } from '../synth/synth';
import { environmentCalled } from './environment-called';
import { answer, remark, say } from './output';
import { evidenceLine } from './verify-command';
import { worldOf } from './world';

interface PromoteOptions {
  readonly release: string;
  readonly json?: boolean;
}

/** `sluice promote` */
export function promoteCommand(): Command {
  return new Command('promote')
    .description('bring a release into an environment: apply, verify, record; held while its rule does not hold')
    .argument('<environment>', 'dev, staging, prod, …')
    .option('--release <revision>', 'the branch, tag or commit to promote', 'HEAD')
    .option('--json', 'print the outcome as JSON')
    .action(async (name: string, { release: revision, json = false }: PromoteOptions) => {
      const world = await worldOf({ repository: process.cwd(), variables: process.env, silent: json });
      const release = await world.source.resolve(revision);
      const environment = environmentCalled(await synth(release, world), name);
      const title = `${releaseName(release)} into ${name}`;
      const outcome = await world.progress.stage(title, () => deliver({ release, environment }, world));
      if (json) answer({ release, environment: name, ...outcome });
      if (outcome.kind === 'held') throw new DeliveryError('Held', `${title} is held:\n${outcome.refusals.join('\n')}`);
      outcome.accepted.forEach((sentence) => {
        remark(`Accepted: ${sentence}.`);
      });
      if (!json) outcome.evidence.map(evidenceLine).forEach(say);
      if (outcome.kind === 'unverified')
        throw new DeliveryError('VerificationFailed', `${title} is applied but not verified`);
    });
}
