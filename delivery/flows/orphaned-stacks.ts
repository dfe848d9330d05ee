import type { Assembly } from '../model/assembly';
import { isInterruption } from '../model/delivery-error';
import type { Found, LookedAt } from '../model/drift-watch';
import type { Release } from '../model/release';
import { orphans } from '../plan/orphans';
import type { World } from '../ports/world';
import type { LedgerView } from './standing-estate';

/** Where stacks are looked for that left the code. */
export interface OrphanLook {
  readonly assembly: Assembly;
  readonly chosen: ReadonlySet<string>;
  readonly assemblyOf: (release: Release) => Promise<Assembly>;
}

/** The stacks of an environment that left the code: what their states still hold. */
export async function orphanedStacks(
  { name, left }: LedgerView,
  { assembly, chosen, assemblyOf }: OrphanLook,
  world: World,
): Promise<LookedAt[]> {
  const looked: LookedAt[] = [];
  for (const [stack, release] of left) {
    if (!chosen.has(stack)) continue;
    const found = await orphanIn(stack, () => assemblyOf(release), { after: assembly, world });
    looked.push({ stack, environment: name, release, found });
  }
  return looked;
}

async function orphanIn(
  stack: string,
  synthesized: () => Promise<Assembly>,
  { after, world }: { readonly after: Assembly; readonly world: World },
): Promise<Found> {
  try {
    const before = await synthesized();
    const own = before.stacks.filter(({ id }) => id === stack);
    const [orphan] = await orphans({ ...before, stacks: own }, after, world);
    if (orphan === undefined) return { kind: 'failed', because: 'the release that had it last does not synthesize it' };
    if (orphan.objects === null) return { kind: 'failed', because: 'its state cannot be read' };
    return orphan.objects === 0 ? { kind: 'clean' } : { kind: 'orphaned', objects: orphan.objects };
  } catch (error) {
    if (isInterruption(error)) throw error;
    return { kind: 'failed', because: error instanceof Error ? error.message : String(error) };
  }
}
