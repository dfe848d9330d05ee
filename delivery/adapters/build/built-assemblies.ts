import type { AssembledStack, Assembly } from '../../model/assembly';
import type { Built } from '../../model/built';
import { DeliveryError } from '../../model/delivery-error';
import { type Release, releaseName } from '../../model/release';
import type { Synthesizer } from '../../ports/synthesizer';
import { configurationIn, filesIn } from '../cdktf/stack-folder';
import { readBuild } from './read-build';

/**
 * What an unpacked build holds.
 * @param folder where it was unpacked: absolute.
 * @throws DeliveryError `Usage` or `SynthFailed` where that is no build.
 */
export async function builtIn(folder: string): Promise<Built> {
  const { release, assembly } = await readBuild(folder);
  const { commit, tree, tag } = release;
  return { release: { commit, tree, ...(tag === undefined ? {} : { tag }) }, assembly, folder };
}

/** Assemblies that others have synthesized, without credentials. Nothing of any repository is run here. */
export class BuiltAssemblies implements Synthesizer {
  constructor(private readonly builds: readonly Built[]) {}

  /** @throws DeliveryError `Usage` for a release that was not built. */
  built(release: Release): Promise<Assembly> {
    const found = this.builds.find(({ release: { tree } }) => tree === release.tree);
    return found === undefined ? Promise.reject(this.unbuilt(release)) : Promise.resolve(found.assembly);
  }

  /** @param folder that of a build. @throws DeliveryError `Usage` for a checkout: nothing of it is run. */
  synthesize(folder: string): Promise<Assembly> {
    const found = this.builds.find((one) => one.folder === folder);
    if (found !== undefined) return Promise.resolve(found.assembly);
    const sentence = `${folder} is not synthesized here: only what was built is looked at; leave out --build`;
    return Promise.reject(new DeliveryError('Usage', sentence));
  }

  configuration(stack: AssembledStack): Promise<unknown> {
    return configurationIn(stack);
  }

  filesOf(stack: AssembledStack): Promise<string[]> {
    return filesIn(stack);
  }

  private unbuilt(release: Release): DeliveryError {
    const known = this.builds.map((one) => releaseName(one.release)).join(', ');
    const next = `make one without credentials: npx sluice build --assembly-only --release ${release.commit} --to FILE.tgz`;
    const sentence = `no build of ${releaseName(release)} (tree ${release.tree}) was given, only of ${known}; ${next}`;
    return new DeliveryError('Usage', sentence);
  }
}
