import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Git } from './git';

/** One entry of a tree; `size` in bytes, blobs only. */
export interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
  readonly size?: number;
}

/** A change to a tree: `sha` is what shall be at `path`, `null` removes it. */
export interface TreeChange {
  readonly path: string;
  readonly mode: string;
  readonly sha: string | null;
}

const TREE_MODE = '040000';

/** The entries of a tree, with those of its subtrees if `recursive`. */
export async function readTree(git: Git, treeish: string, recursive = false): Promise<TreeEntry[]> {
  const argv = ['ls-tree', '-z', '--long', ...(recursive ? ['-r', '-t'] : []), treeish];
  return entries((await git.run(argv)).stdout.toString());
}

/** What stands at a path of a commit or tree; `undefined` where nothing does. */
export async function entryAt(git: Git, treeish: string, path: string): Promise<TreeEntry | undefined> {
  const { stdout } = await git.run(['--literal-pathspecs', 'ls-tree', '-z', '--long', treeish, '--', path]);
  return entries(stdout.toString()).find((entry) => entry.path === path);
}

/** Stores the tree that `base`, or an empty one, becomes by the changes, and gives its name. */
export async function writeTree(git: Git, changes: readonly TreeChange[], base?: string): Promise<string> {
  const scratch = mkdtempSync(join(tmpdir(), 'sluice-index-'));
  // Some index commands insist on a working tree; this one is empty, and nothing is written to it.
  const env = { GIT_INDEX_FILE: join(scratch, 'index'), GIT_WORK_TREE: scratch };
  try {
    await git.run(base === undefined ? ['read-tree', '--empty'] : ['read-tree', base], { env });
    for (const change of changes) await stage(git, change, env);
    return await git.text(['write-tree'], { env });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function stage(git: Git, { path, mode, sha }: TreeChange, env: Record<string, string>): Promise<void> {
  if (mode === TREE_MODE || sha === null) {
    // The path may be one file or a whole folder.
    await git.run(['--literal-pathspecs', 'rm', '--cached', '-r', '-f', '-q', '--ignore-unmatch', '--', path], { env });
    if (sha !== null) await git.run(['read-tree', `--prefix=${path}/`, sha], { env });
    return;
  }
  const line = `${mode} ${sha}\t${path}\0`;
  await git.run(['update-index', '-z', '--add', '--replace', '--index-info'], { env, input: line });
}

function entries(listing: string): TreeEntry[] {
  return listing
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const tab = line.indexOf('\t');
      const [mode = '', type = '', sha = '', size = '-'] = line.slice(0, tab).split(/ +/);
      const entry = { path: line.slice(tab + 1), mode, type, sha };
      return size === '-' ? entry : { ...entry, size: Number(size) };
    });
}
