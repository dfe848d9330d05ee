import { Command } from 'commander';

import { path } from '../../environments';
import { type StackName, watchDrift } from '../flows/watch-drift';
import { DeliveryError } from '../model/delivery-error';
import { type DriftWatch, hasDrift } from '../model/drift-watch';
import { driftJson } from '../report/drift-json';
import { driftText } from '../report/drift-text';
import { adoptCommand } from './adopt-command';
import { chooseStacks } from './choose-stacks';
import { answer, say } from './output';
import { worldOf } from './world';

interface DriftOptions {
  readonly json?: boolean;
  readonly exitCode?: boolean;
}

/** `sluice drift` */
export function driftCommand(): Command {
  return new Command('drift')
    .description('plan what was verified last against the world, and keep one issue for each stack that differs')
    .argument('[stacks...]', 'stack ids, environments, or patterns such as "dev-*"; all when left out')
    .addCommand(adoptCommand())
    .option('--exit-code', 'exit with 10 where anything differs')
    .option('--json', 'print what was found as JSON')
    .action(async (words: string[], { json = false, exitCode = false }: DriftOptions) => {
      const world = await worldOf({ repository: process.cwd(), variables: process.env, silent: json });
      const environments = path.map(({ name }) => name);
      const named = environments.map((name) => ({ name }));
      const choose = (stacks: readonly StackName[]) => chooseStacks({ environments: named, stacks }, words);
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
