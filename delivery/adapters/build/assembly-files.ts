import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

import type { Release } from '../../model/release';
import type { ArchivedFile } from './archive';
import { ASSEMBLY_FOLDER } from './read-build';
import { BUILD_FORMAT, type BuiltRelease, RELEASE_FILE } from './release-file';

/** What is built, and from where. */
export interface Assembled {
  readonly release: Release;
  /** Of the remote: those that hold the commit. */
  readonly branches: readonly string[];
  /** The folder that the release was synthesized to, anew: absolute. */
  readonly folder: string;
}

/** The files of an assembly, and the one that says which release it is of. */
export async function assemblyFiles({ release, branches, folder }: Assembled): Promise<ArchivedFile[]> {
  const { commit, tree, tag } = release;
  const built: BuiltRelease = {
    format: BUILD_FORMAT,
    commit,
    tree,
    ...(tag === undefined ? {} : { tag }),
    branches: [...branches],
  };
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return [
    { name: RELEASE_FILE, content: `${JSON.stringify(built)}\n` },
    ...files.map((file) => ({ name: `${ASSEMBLY_FOLDER}/${relative(folder, file)}`, content: { file } })),
  ];
}
