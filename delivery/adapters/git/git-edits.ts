import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { DeliveryError } from '../../model/delivery-error';
import type { GitCalls } from './git-calls';

/** How `git ls-tree` tells of a file: its mode, and where it is. */
const PLAIN_FILE = /^(100644|100755) blob [0-9a-f]{40,64}\t/;

/** Trees that differ from another in the text of some files. */
export class GitEdits {
  /** @param folder where files may lie for the length of a call: absolute. */
  constructor(
    private readonly calls: GitCalls,
    private readonly folder: string,
  ) {}

  /** What is no plain file, such as a link, has no text. */
  async textOf(commit: string, file: string): Promise<string | null> {
    if ((await this.modeOf(commit, file)) === null) return null;
    // Unlike `git`, this keeps the white space at both ends.
    const { exitCode, stdout, stderr } = await this.calls.run(['cat-file', 'blob', `${commit}:${file}`]);
    if (exitCode === 0) return stdout;
    throw new DeliveryError('Usage', `git cannot read ${file} of ${commit}: ${stderr.trim()}`);
  }

  /** With an index of its own: the clone's files and index stay as they are. */
  async treeWith(parent: string, files: ReadonlyMap<string, string>): Promise<string> {
    await mkdir(this.folder, { recursive: true });
    const aside = await mkdtemp(join(this.folder, 'edit-'));
    try {
      const variables = { GIT_INDEX_FILE: join(aside, 'index') };
      await this.calls.git(['read-tree', parent], variables);
      for (const [file, text] of files) {
        const mode = await this.modeOf(parent, file);
        if (mode === null) throw new DeliveryError('Usage', `${parent} has no file ${file}; name one that is there`);
        const edited = join(aside, 'edited');
        await writeFile(edited, text);
        const blob = await this.calls.git(['hash-object', '-w', '--no-filters', '--', edited]);
        await this.calls.git(['update-index', '--cacheinfo', `${mode},${blob},${file}`], variables);
      }
      return await this.calls.git(['write-tree'], variables);
    } finally {
      await rm(aside, { recursive: true, force: true });
    }
  }

  private async modeOf(commit: string, file: string): Promise<string | null> {
    const listed = await this.calls.git(['ls-tree', '--full-tree', commit, '--', file]);
    return PLAIN_FILE.exec(listed)?.[1] ?? null;
  }
}
