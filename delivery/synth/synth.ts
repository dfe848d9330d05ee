import type { Assembly } from '../model/assembly';
import type { Release } from '../model/release';
import type { World } from '../ports/world';

/**
 * The assembly of a release: as it was built before, else its tree, checked out and synthesized without credentials.
 * @param extra sandboxes and previews beside the promotion path, such as `preview:7`.
 */
export async function synth(
  release: Release,
  { source, synthesizer }: Pick<World, 'source' | 'synthesizer'>,
  extra: readonly string[] = [],
): Promise<Assembly> {
  const built = await synthesizer.built(release);
  if (built !== null) return built;
  return synthesizer.synthesize(await source.checkout(release.commit), { anew: true, extra });
}
