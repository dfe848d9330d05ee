import type { Assembly } from '../model/assembly';
import type { Release } from '../model/release';
import type { Configurations } from '../ports/configurations';
import type { World } from '../ports/world';
import { synth } from '../synth/synth';

/** What a comparison needs of the world. */
export interface ComparingWorld {
  readonly configurations: Configurations;
  /** The assembly of a release that is looked at, and not applied. */
  readonly assemblyOf: (release: Release) => Promise<Assembly>;
}

/** A world in which each tree is laid out and synthesized once, however many ask for it at the same time. */
export function comparingWorld(world: Pick<World, 'configurations' | 'source' | 'synthesizer'>): ComparingWorld {
  const known = new Map<string, Promise<Assembly>>();
  return {
    configurations: world.configurations,
    assemblyOf: (release) => {
      const assembly = known.get(release.tree) ?? synth(release, world);
      known.set(release.tree, assembly);
      return assembly;
    },
  };
}
