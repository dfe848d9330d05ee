import { existsSync } from 'node:fs';
import { mkdir, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';

import { DeliveryError } from '../../model/delivery-error';
import type { Release } from '../../model/release';
import type { SourceControl } from '../../ports/source-control';
import { run } from '../process/run';

/** Where a repository is, and where its commits are laid out. */
export interface GitCheckoutsOptions {
  /** A clone of the repository, absolute. */
  readonly repository: string;
  /** Where checkouts go: absolute. */
  readonly folder: string;
  /** The installed packages that every checkout uses: absolute. */
  readonly nodeModules: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal | undefined;
}

/** Git as an installed program. */
export class GitCheckouts implements SourceControl {
  constructor(private readonly options: GitCheckoutsOptions) {}

  async resolve(revision: string): Promise<Release> {
    const commit = await this.object(`${revision}^{commit}`);
    const tree = await this.object(`${commit}^{tree}`);
    const { stdout: tags } = await this.git(['tag', '--points-at', commit, '--list', 'v*']);
    const tag = tags.trim().split('\n')[0];
    return tag === undefined || tag === '' ? { commit, tree } : { commit, tree, tag };
  }

  async checkout(commit: string): Promise<string> {
    const folder = join(this.options.folder, commit);
    if (existsSync(folder)) return folder;
    const unfinished = `${folder}.${process.pid}`;
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { recursive: true });
    await this.git(['--work-tree', unfinished, 'restore', '--source', commit, '--worktree', '--', '.']);
    await symlink(this.options.nodeModules, join(unfinished, 'node_modules'));
    await rename(unfinished, folder);
    return folder;
  }

  async mergeBase(one: string, other: string): Promise<string> {
    const { stdout } = await this.git(['merge-base', one, other]);
    return stdout.trim();
  }

  async tag(name: string, commit: string, message: string): Promise<void> {
    await this.git(['tag', '--annotate', '--message', message, name, commit]);
    await this.git(['push', '--quiet', 'origin', `refs/tags/${name}`]);
  }

  private async object(name: string): Promise<string> {
    const { stdout } = await this.git(['rev-parse', '--verify', '--end-of-options', name]);
    return stdout.trim();
  }

  private async git(argv: readonly string[]) {
    const { repository, environment, signal } = this.options;
    const finished = await run('git', argv, { cwd: repository, env: environment, signal });
    if (finished.exitCode === 0) return finished;
    throw new DeliveryError('Usage', `git ${argv.join(' ')} in ${repository} failed: ${finished.stderr.trim()}`);
  }
}
