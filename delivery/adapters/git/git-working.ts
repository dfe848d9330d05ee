import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { GitCalls } from './git-calls';

/** What a person works on in a clone: the files as they stand there, committed or not. */
export class GitWorking {
  /** @param folder where files may lie for the length of a call: absolute. */
  constructor(
    private readonly calls: GitCalls,
    private readonly folder: string,
  ) {}

  /** The newest ancestor that a remote has; where there is no remote, the commit that is checked out. */
  async published(): Promise<string> {
    const listed = await this.calls.git(['rev-list', '--boundary', 'HEAD', '--not', '--remotes']);
    const boundary = listed.split('\n').find((line) => line.startsWith('-'));
    return boundary?.slice(1) ?? 'HEAD';
  }

  /** The tree of the files. With an index and a store of objects of its own, which go again: the clone is left as it is. */
  async tree(): Promise<string> {
    await mkdir(this.folder, { recursive: true });
    const aside = await mkdtemp(join(this.folder, 'working-'));
    try {
      const objects = await this.calls.git(['rev-parse', '--path-format=absolute', '--git-path', 'objects']);
      const variables = {
        GIT_INDEX_FILE: join(aside, 'index'),
        GIT_OBJECT_DIRECTORY: aside,
        GIT_ALTERNATE_OBJECT_DIRECTORIES: objects,
      };
      await this.calls.git(['add', '--all', '--', '.'], variables);
      return await this.calls.git(['write-tree'], variables);
    } finally {
      await rm(aside, { recursive: true, force: true });
    }
  }
}
