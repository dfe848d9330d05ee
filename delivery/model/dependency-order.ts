import pLimit from 'p-limit';

import type { AssembledStack } from './assembly';
import { isInterruption } from './delivery-error';

/** What became of the work on one stack. */
export type Settled<T> =
  | { readonly stack: AssembledStack; readonly done: true; readonly value: T }
  | { readonly stack: AssembledStack; readonly done: false; readonly error: unknown };

/** Stands for a stack that was not started because one it depends on failed. */
export class UpstreamFailed extends Error {
  override readonly name = 'UpstreamFailed';

  constructor(readonly upstream: string) {
    super(`waits for ${upstream}, which failed`);
  }
}

/**
 * Runs `work` on every stack after the stacks it depends on, at most `concurrency` at a time. A failure stops only the
 * stacks that depend on it; every stack has a result when this returns.
 * @throws DeliveryError `Interrupted` once all work has stopped, where that is why some of it did not end.
 */
export async function inDependencyOrder<T>(
  stacks: readonly AssembledStack[],
  concurrency: number,
  work: (stack: AssembledStack) => Promise<T>,
): Promise<Settled<T>[]> {
  const limit = pLimit(concurrency);
  const running = new Map<string, Promise<Settled<T>>>();
  const settle = async (stack: AssembledStack): Promise<Settled<T>> => {
    try {
      for (const dependency of stack.dependencies) {
        const upstream = await running.get(dependency);
        if (upstream?.done === false) throw new UpstreamFailed(dependency);
      }
      return { stack, done: true, value: await limit(() => work(stack)) };
    } catch (error) {
      return { stack, done: false, error };
    }
  };
  for (const stack of upstreamFirst(stacks)) running.set(stack.id, settle(stack));
  const settled = await Promise.all(running.values());
  const interruption = settled.map((result) => (result.done ? undefined : result.error)).find(isInterruption);
  if (interruption !== undefined) throw interruption;
  return settled;
}

/** The same stacks, each after the stacks it depends on; otherwise in the order given. */
export function upstreamFirst(stacks: readonly AssembledStack[]): AssembledStack[] {
  const known = new Map(stacks.map((stack) => [stack.id, stack]));
  const ordered = new Set<AssembledStack>();
  const visit = (stack: AssembledStack, below: readonly string[]): void => {
    if (ordered.has(stack)) return;
    if (below.includes(stack.id)) throw new Error(`stacks depend on each other: ${[...below, stack.id].join(' -> ')}`);
    for (const id of stack.dependencies) {
      const dependency = known.get(id);
      if (dependency !== undefined) visit(dependency, [...below, stack.id]);
    }
    ordered.add(stack);
  };
  stacks.forEach((stack) => {
    visit(stack, []);
  });
  return [...ordered];
}
