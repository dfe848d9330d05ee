import { z } from 'zod';

import { type AssembledStack, stacksOf } from '../model/assembly';
import type { ChangeSet } from '../model/change-set';
import { inDependencyOrder } from '../model/dependency-order';
import type { Look, SeenObject, Subject, VerifyWorld } from './subject';

const Resources = z.object({ resource: z.record(z.string(), z.unknown()) });

/** Looks at the stacks of an environment, through plans that refresh them and through their states. */
export function lookAt({ assembly, environment, empty = [] }: Subject, world: VerifyWorld): Look {
  const { terraform, synthesizer, concurrency } = world;
  const stacks = stacksOf(assembly, environment.name);
  const plan = once(async (stack: AssembledStack) => {
    const before = empty.find((changeSet) => changeSet.stack === stack.id);
    if (before !== undefined) return before;
    const saved = await terraform.plan(stack);
    await terraform.discard(saved);
    return saved.changeSet;
  });
  const state = once((stack: AssembledStack) => terraform.state(stack));
  const types = once(async (stack: AssembledStack) => typesIn(await synthesizer.configuration(stack)));
  const holding = async (prefix: string) => {
    const found = await Promise.all(stacks.map(async (stack) => ({ stack, types: await types(stack) })));
    return found.flatMap((one) => (one.types?.some((type) => type.startsWith(prefix)) === false ? [] : [one.stack]));
  };
  return {
    plan,
    async states(prefix) {
      return (await Promise.all((await holding(prefix)).map(state))).flat();
    },
    async objects(type) {
      const candidates = await holding(type);
      const found = await Promise.all(candidates.map(async (stack) => ({ stack, resources: await state(stack) })));
      const holders = found.filter(({ resources }) => resources.some((resource) => resource.type === type));
      const alone = holders.map(({ stack }) => ({ ...stack, dependencies: [] }));
      const settled = await inDependencyOrder(alone, concurrency, plan);
      return settled.flatMap((result) => {
        if (!result.done) throw result.error;
        return seenIn(result.value, type);
      });
    },
  };
}

/** The types of the resources that a configuration has; `null` where it does not say, so that it may have any. */
function typesIn(configuration: unknown): string[] | null {
  const read = Resources.safeParse(configuration);
  return read.success ? Object.keys(read.data.resource) : null;
}

/** Before a plan changes it, an object is what the refresh found; one that is to be created is not there. */
function seenIn({ changes, unchanged }: ChangeSet, type: string): SeenObject[] {
  const left = unchanged.map(({ address, mode, type: of, values }) => ({ address, mode, of, values }));
  const touched = changes.map(({ address, mode, type: of, before }) => ({ address, mode, of, values: before }));
  return [...left, ...touched].flatMap(({ address, mode, of, values }) =>
    mode === 'managed' && of === type && values !== null ? [{ address, values }] : [],
  );
}

/** Asks once for each stack. */
function once<T>(ask: (stack: AssembledStack) => Promise<T>): (stack: AssembledStack) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (stack) => {
    const answer = answers.get(stack.id) ?? ask(stack);
    answers.set(stack.id, answer);
    return answer;
  };
}
