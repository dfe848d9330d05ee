import type { Assembly } from '../model/assembly';
import type { ChangeSet } from '../model/change-set';
import type { Release } from '../model/release';
import type { Configurations } from '../ports/configurations';
import type { World } from '../ports/world';
import { synth } from '../synth/synth';
import { Remembered } from './remembered';

/** What a comparison needs of the world. */
export interface ComparingWorld {
  readonly configurations: Configurations;
  /** The assembly of a release that is looked at, and not applied. */
  readonly assemblyOf: (release: Release) => Promise<Assembly>;
}

/** A world in which each tree is synthesized once, and each two stacks are read once, however many ask for them. */
export function comparingWorld(world: Pick<World, 'configurations' | 'source' | 'synthesizer'>): ComparingWorld {
  const assemblies = new Remembered<Assembly>();
  const sets = new Remembered<ChangeSet>();
  return {
    configurations: {
      between: (before, after) => {
        const key = [before, after].map((stack) => (stack === null ? '' : `${stack.id} ${stack.digest}`)).join(' ');
        return sets.of(key, () => world.configurations.between(before, after));
      },
    },
    assemblyOf: (release) => assemblies.of(release.tree, () => synth(release, world)),
  };
}
