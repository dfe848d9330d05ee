import { resolve } from 'node:path';

import { BuiltAssemblies, builtIn } from '../adapters/build/built-assemblies';
import { fannedOut } from '../flows/fanned-out';
import type { Built } from '../model/built';
import type { FanOut } from '../plan/fan-out';

/** Where the two trees of a change were unpacked. */
export interface BuildFolders {
  readonly base: string;
  readonly head: string;
}

/** The two trees of a change, and how its plans are spread over jobs. */
export interface BothBuilds {
  readonly base: Built;
  readonly head: Built;
  readonly fan: FanOut;
  readonly synthesizer: BuiltAssemblies;
}

/** Reads both, and judges the head by the base. @throws DeliveryError where one of them is no build. */
export async function bothBuilds(folders: BuildFolders): Promise<BothBuilds> {
  const [base, head] = await Promise.all([builtIn(resolve(folders.base)), builtIn(resolve(folders.head))]);
  const synthesizer = new BuiltAssemblies([base, head]);
  return { base, head, fan: await fannedOut(base.assembly, head.assembly, { synthesizer }), synthesizer };
}
