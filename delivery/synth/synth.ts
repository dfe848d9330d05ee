import type { Assembly } from '../model/assembly';
import type { Release } from '../model/release';
import type { World } from '../ports/world';

/**
 * The assembly of a release: its tree, checked out and synthesized without credentials.
 * @param extra sandboxes and previews beside the promotion path, such as `preview:7`.
 */
export async function synth(
  release: Release,
  { source, synthesizer }: Pick<World, 'source' | 'synthesizer'>,
  extra: readonly string[] = [],
): Promise<Assembly> {
  return synthesizer.synthesize(await source.checkout(release.commit), { anew: true, extra });
}
