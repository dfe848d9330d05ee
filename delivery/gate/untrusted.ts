import type { AssembledStack, Assembly } from '../model/assembly';
import type { Refusal } from '../model/refusal';
import type { World } from '../ports/world';
import { policyRefusals } from './policies';
import { allowedBy } from './policies/allowed-configuration';
import { strayFiles } from './stray-files';

type Synthesized = Pick<World, 'synthesizer'>;

/**
 * Why Terraform must not see stacks that nobody has reviewed yet, by the ids of those stacks: what they would run, read
 * or send while they are planned. To be asked right after synthesis, before Terraform writes beside them.
 * @param base the tree that they began from, which was reviewed.
 */
export async function untrusted(
  stacks: readonly AssembledStack[],
  base: Assembly,
  world: Synthesized,
): Promise<ReadonlyMap<string, readonly Refusal[]>> {
  const reviewed = await Promise.all(
    base.stacks.map(async (stack) => [stack.id, await world.synthesizer.configuration(stack)] as const),
  );
  const allowed = allowedBy(Object.fromEntries(reviewed));
  const judged = await Promise.all(
    stacks.map(async (stack) => {
      const stray = strayFiles(stack.id, await world.synthesizer.filesOf(stack), { ours: false });
      const policy = policyRefusals(stack.id, await world.synthesizer.configuration(stack), allowed);
      return [stack.id, [...stray, ...policy]] as const;
    }),
  );
  return new Map(judged.filter(([, refusals]) => refusals.length > 0));
}
