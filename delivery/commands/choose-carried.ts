import type { AssembledStack, Assembly } from '../model/assembly';
import { carriedStacks } from '../plan/administered-stacks';
import { chooseStacks } from './choose-stacks';
import { remark } from './output';

/** The stacks that words name, without those that are left to administrators, unless a word is the very id: the rest is told. */
export function chooseCarried(assembly: Assembly, words: readonly string[]): AssembledStack[] {
  const chosen = chooseStacks(takenByName(assembly, words), words);
  const carried = carriedStacks(chosen);
  const left = chosen.filter((stack) => !carried.includes(stack)).map(({ id }) => id);
  if (left.length > 0)
    remark(`Left to administrators: ${left.join(', ')}; name a stack itself to take it all the same.`);
  return carried;
}

/** An assembly in which whoever names a stack by its id is the one to apply it. */
export function takenByName(assembly: Assembly, words: readonly string[]): Assembly {
  const stacks = assembly.stacks.map((stack) => {
    const { administered: _, ...taken } = stack;
    return words.includes(stack.id) ? taken : stack;
  });
  return { ...assembly, stacks };
}
