import { untrusted } from '../gate/untrusted';
import type { Assembly } from '../model/assembly';
import { administeredChanges } from '../plan/administered-stacks';
import { affectedStacks, digestsOf } from '../plan/affected-stacks';
import { type FanOut, fanOut } from '../plan/fan-out';
import type { World } from '../ports/world';

/** How the plans of a change are spread over jobs, once policies have judged every stack that it touches. */
export async function fannedOut(base: Assembly, head: Assembly, world: Pick<World, 'synthesizer'>): Promise<FanOut> {
  const affected = affectedStacks(head.stacks, digestsOf(base.stacks));
  const touched = [...affected, ...administeredChanges(head.stacks, base.stacks)];
  return fanOut({ base, head, refused: await untrusted(touched, base, world) });
}
