import { existsSync } from 'node:fs';
import { mkdir, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';

import { DeliveryError } from '../../model/delivery-error';
import type { Release } from '../../model/release';
import type { SourceControl } from '../../ports/source-control';
import { type Finished, run } from '../process/run';

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
    const commit = await this.commit(revision);
    const { stdout: tree } = await this.git(['rev-parse', '--verify', `${commit}^{tree}`]);
    const { stdout: tags } = await this.git(['tag', '--points-at', commit, '--list', 'v*']);
    const tag = tags.trim().split('\n')[0];
    const release = { commit, tree: tree.trim() };
    return tag === undefined || tag === '' ? release : { ...release, tag };
  }

  async checkout(commit: string): Promise<string> {
    const folder = join(this.options.folder, commit);
    if (existsSync(folder)) return folder;
    const unfinished = `${folder}.${process.pid}`;
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { recursive: true });
    await this.layOut(commit, unfinished);
    await symlink(this.options.nodeModules, join(unfinished, 'node_modules'));
    await rename(unfinished, folder);
    return folder;
  }

  /** With an index of its own: that of the clone has a lock, which two checkouts at once would fight for. */
  private async layOut(commit: string, folder: string): Promise<void> {
    const index = `${folder}.index`;
    try {
      const argv = ['--work-tree', folder, 'restore', '--source', commit, '--worktree', '--', '.'];
      await this.git(argv, { GIT_INDEX_FILE: index });
    } finally {
      await rm(index, { force: true });
    }
  }

  async mergeBase(one: string, other: string): Promise<string> {
    const { stdout } = await this.git(['merge-base', one, other]);
    return stdout.trim();
  }

  async tag(name: string, commit: string, message: string): Promise<void> {
    await this.git(['tag', '--annotate', '--message', message, name, commit]);
    await this.git(['push', '--quiet', 'origin', `refs/tags/${name}`]);
  }

  private async commit(revision: string): Promise<string> {
    const { repository } = this.options;
    const found = await this.run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
    if (found.exitCode === 0) return found.stdout.trim();
    const why = found.stderr.trim();
    const sentence = `${repository} has no branch, tag or commit "${revision}"${why === '' ? '' : ` (${why})`}; fetch it, or name another`;
    throw new DeliveryError('Usage', sentence);
  }

  private async git(argv: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<Finished> {
    const finished = await this.run(argv, variables);
    if (finished.exitCode === 0) return finished;
    const { repository } = this.options;
    throw new DeliveryError('Usage', `git ${argv.join(' ')} in ${repository} failed: ${finished.stderr.trim()}`);
  }

  private run(argv: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<Finished> {
    const { repository, environment, signal } = this.options;
    return run('git', argv, { cwd: repository, env: { ...environment, ...variables }, signal });
  }
}
