import type { OnlyIn } from '../model/comparison';

/** One environment: addresses by the name of the stack without that of the environment. */
export interface Objects {
  readonly environment: string;
  readonly stacks: ReadonlyMap<string, readonly string[]>;
}

/** What only one of two environments has: whole stacks, or objects of a stack that both have. */
export function onlyIn(one: Objects, other: Objects): OnlyIn[] {
  return [...missing(one, other), ...missing(other, one)];
}

function missing({ environment, stacks }: Objects, other: Objects): OnlyIn[] {
  return [...stacks].flatMap(([stack, addresses]) => {
    const known = other.stacks.get(stack);
    if (known === undefined) return [{ environment, stack, addresses: [] }];
    const kept = new Set(known);
    const own = addresses.filter((address) => !kept.has(address));
    return own.length === 0 ? [] : [{ environment, stack, addresses: own }];
  });
}
