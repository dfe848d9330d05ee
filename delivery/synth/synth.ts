import type { Assembly } from '../model/assembly';
import type { Release } from '../model/release';
import type { World } from '../ports/world';

/** The assembly of a release: its tree, checked out and synthesized without credentials. */
export async function synth(
  release: Release,
  { source, synthesizer }: Pick<World, 'source' | 'synthesizer'>,
): Promise<Assembly> {
  return synthesizer.synthesize(await source.checkout(release.commit), { anew: true });
}
