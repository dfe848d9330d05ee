import { Command } from 'commander';

import { path } from '../../environments';
import { type AdoptOptions, adoptDrift } from '../flows/adopt-drift';
import { DeliveryError } from '../model/delivery-error';
import { adoptionText } from '../report/adoption-text';
import { chooseStacks } from './choose-stacks';
import { answer, say } from './output';
import { worldOf } from './world';

/** `sluice drift adopt` */
export function adoptCommand(): Command {
  return new Command('adopt')
    .description('open a pull request that makes the code say what somebody changed by hand, planned beforehand')
    .argument('<stack>', 'the id of a stack, such as dev-warehouse')
    .option('--json', 'print what was done as JSON')
    .action(async (stack: string, _options: unknown, command: Command) => {
      const { json = false } = command.optsWithGlobals<{ json?: boolean }>();
      const world = await worldOf({ repository: process.cwd(), variables: process.env, silent: json });
      const environments = path.map(({ name }) => name);
      const done = await adoptDrift({ environments, choose: chooseOne(stack) }, world);
      if (json) answer(done);
      else if (done.kind === 'clean') say(`${stack} is as it was verified last: there is nothing to adopt.`);
      else say(adoptionText(done.adoption, done.pull));
    });
}

/** One word may name several stacks; each is adopted by a pull request of its own. */
function chooseOne(word: string): AdoptOptions['choose'] {
  const environments = path.map(({ name }) => ({ name }));
  return (stacks) => {
    const chosen = chooseStacks({ environments, stacks }, [word]);
    if (chosen.length === 1) return chosen;
    throw new DeliveryError(
      'Usage',
      `"${word}" names ${chosen.length} stacks; name one, such as ${chosen[0]?.id ?? word}`,
    );
  };
}
