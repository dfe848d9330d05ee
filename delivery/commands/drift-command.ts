import { Command } from 'commander';

import { path } from '../../environments';
import { driftNeeds } from '../flows/standing-estate';
import { type StackName, watchDrift } from '../flows/watch-drift';
import { DeliveryError } from '../model/delivery-error';
import { type DriftWatch, hasDrift } from '../model/drift-watch';
import { driftJson } from '../report/drift-json';
import { driftText } from '../report/drift-text';
import { adoptCommand } from './adopt-command';
import { type BuildOptions, withBuildOptions, worldWithBuilds } from './build-world';
import { chooseStacks } from './choose-stacks';
import { answer, say } from './output';
import { tellNeeded } from './tell-needed';

interface DriftOptions extends BuildOptions {
  readonly needs?: boolean;
  readonly outputs?: string;
  readonly json?: boolean;
  readonly exitCode?: boolean;
}

/** `sluice drift` */
export function driftCommand(): Command {
  return withBuildOptions(new Command('drift'))
    .description('plan what was verified last against the world, and keep one issue for each stack that differs')
    .argument('[stacks...]', 'stack ids, environments, or patterns such as "dev-*"; all when left out')
    .addCommand(adoptCommand())
    .option('--needs', 'only say which commits have to be built for it, without looking at their code')
    .option('--outputs <file>', 'with --needs, add builds to this file, as GITHUB_OUTPUT wants them')
    .option('--exit-code', 'exit with 10 where anything differs')
    .option('--json', 'print what was found as JSON')
    .action(async (words: string[], options: DriftOptions) => {
      const { json = false, exitCode = false, needs = false } = options;
      const world = await worldWithBuilds(options, { variables: process.env, silent: json, onlyLooks: needs });
      const environments = path.map(({ name }) => name);
      const named = environments.map((name) => ({ name }));
      const choose = (stacks: readonly StackName[]) => chooseStacks({ environments: named, stacks }, words);
      if (needs) return tellNeeded(await driftNeeds(environments, world), options);
      const chosen = words.length === 0 ? {} : { choose };
      const watch = await watchDrift({ environments, now: world.clock.now(), ...chosen }, world);
      if (json) answer(driftJson(watch));
      else say(driftText(watch, { colour: isColourful() }).trimEnd());
      requireLookedAt(watch);
      if (exitCode && hasDrift(watch)) throw new DeliveryError('Drifted', 'the world is not as it was verified last');
    });
}

function isColourful(): boolean {
  return process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '';
}

/** Of a stack that could not be planned nobody knows whether it drifts. */
function requireLookedAt({ stacks }: DriftWatch): void {
  const failed = stacks.filter(({ found }) => found.kind === 'failed').map(({ stack }) => stack);
  if (failed.length === 0) return;
  const next = 'mend the cause and run this again';
  throw new DeliveryError('TerraformFailed', `${failed.join(', ')} could not be looked at; ${next}`);
}
