import { nearMiss } from '../../environments/near-miss';
import type { AssembledStack, Assembly } from '../model/assembly';
import { DeliveryError } from '../model/delivery-error';

type Named = Pick<AssembledStack, 'id' | 'environment'>;

/** Environments and stacks that words may name; an {@link Assembly} is one. */
export interface Choice<Stack extends Named> {
  readonly environments: readonly Pick<Assembly['environments'][number], 'name'>[];
  readonly stacks: readonly Stack[];
}

/**
 * The stacks that words name: stack ids, environment names, or patterns with `*`. No word names every stack.
 * @throws DeliveryError `Usage` for a word that names none, with the nearest that would.
 */
export function chooseStacks<Stack extends Named>(choice: Choice<Stack>, words: readonly string[]): Stack[] {
  if (words.length === 0) return [...choice.stacks];
  const chosen = new Set(words.flatMap((word) => stacksFor(choice, word)));
  return choice.stacks.filter((stack) => chosen.has(stack));
}

function stacksFor<Stack extends Named>(choice: Choice<Stack>, word: string): Stack[] {
  const pattern = new RegExp(`^${word.split('*').map(literal).join('.*')}$`);
  const stacks = choice.stacks.filter(({ id, environment }) => environment === word || pattern.test(id));
  const environments = choice.environments.map(({ name }) => name);
  if (stacks.length > 0 || environments.includes(word)) return stacks;
  const near = nearMiss(word, [...environments, ...choice.stacks.map(({ id }) => id)]);
  const meant = near === undefined ? '' : ` Did you mean "${near}"?`;
  throw new DeliveryError(
    'Usage',
    `no stack or environment is called "${word}".${meant} There are ${environments.join(', ')}; "npx sluice synth" lists their stacks`,
  );
}

function literal(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}
