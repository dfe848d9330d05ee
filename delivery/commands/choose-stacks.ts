import { nearMiss } from '../../environments/near-miss';
import type { AssembledStack, Assembly } from '../model/assembly';
import { DeliveryError } from '../model/delivery-error';

/**
 * The stacks that words name: stack ids, environment names, or patterns with `*`. No word names every stack.
 * @throws DeliveryError `Usage` for a word that names none, with the nearest that would.
 */
export function chooseStacks(assembly: Assembly, words: readonly string[]): AssembledStack[] {
  if (words.length === 0) return [...assembly.stacks];
  const chosen = new Set(words.flatMap((word) => stacksFor(assembly, word)));
  return assembly.stacks.filter((stack) => chosen.has(stack));
}

function stacksFor(assembly: Assembly, word: string): AssembledStack[] {
  const pattern = new RegExp(`^${word.split('*').map(literal).join('.*')}$`);
  const stacks = assembly.stacks.filter(({ id, environment }) => environment === word || pattern.test(id));
  if (stacks.length > 0) return stacks;
  const environments = assembly.environments.map(({ name }) => name);
  const near = nearMiss(word, [...environments, ...assembly.stacks.map(({ id }) => id)]);
  const meant = near === undefined ? '' : ` Did you mean "${near}"?`;
  throw new DeliveryError(
    'Usage',
    `no stack or environment is called "${word}".${meant} There are ${environments.join(', ')}; "npx sluice synth" lists their stacks`,
  );
}

function literal(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}
