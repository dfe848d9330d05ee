import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';

import { DeliveryError } from '../../model/delivery-error';
import type { Release } from '../../model/release';
import type { ReleaseTag } from '../../model/release-tag';
import type { BranchTip, SourceControl, WantedBranch, WantedEdit } from '../../ports/source-control';
import { GitBranches } from './git-branches';
import { GitCalls, type GitCallsOptions } from './git-calls';
import { GitEdits } from './git-edits';
import { GitTags } from './git-tags';
import { GitWorking } from './git-working';

/** Where a repository is, and where its commits are laid out. */
export interface GitCheckoutsOptions extends GitCallsOptions {
  /** Where checkouts go: absolute. */
  readonly folder: string;
  /** The installed packages that every checkout uses: absolute. */
  readonly nodeModules: string;
}

const REMOTE = 'refs/remotes/origin/';

/** Git as an installed program. */
export class GitCheckouts implements SourceControl {
  private readonly calls: GitCalls;
  private readonly tags: GitTags;
  private readonly heads: GitBranches;
  private readonly files: GitWorking;
  private readonly edits: GitEdits;

  constructor(private readonly options: GitCheckoutsOptions) {
    this.calls = new GitCalls(options);
    this.tags = new GitTags(this.calls);
    this.heads = new GitBranches(this.calls);
    this.files = new GitWorking(this.calls, options.folder);
    this.edits = new GitEdits(this.calls, options.folder);
  }

  async resolve(revision: string): Promise<Release> {
    const commit = await this.calls.commit(revision);
    const tree = await this.calls.git(['rev-parse', '--verify', `${commit}^{tree}`]);
    const newestFirst = ['--sort=-version:refname', '--list', 'v*'];
    const tags = (await this.calls.git(['tag', '--points-at', commit, ...newestFirst])).split('\n');
    const tag = tags.find((name) => name === revision) ?? tags[0];
    return tag === undefined || tag === '' ? { commit, tree } : { commit, tree, tag };
  }

  async checkout(commit: string): Promise<string> {
    const { tree } = await this.resolve(commit);
    const folder = join(this.options.folder, tree);
    if (existsSync(folder)) return folder;
    await mkdir(this.options.folder, { recursive: true });
    const unfinished = await mkdtemp(`${folder}.`);
    await this.layOut(commit, unfinished);
    await symlink(this.options.nodeModules, join(unfinished, 'node_modules'));
    await this.keep(unfinished, folder);
    return folder;
  }

  /** Where another process has laid out the same files meanwhile, those are as good. */
  private async keep(unfinished: string, folder: string): Promise<void> {
    await rename(unfinished, folder).catch(async (error: unknown) => {
      await rm(unfinished, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    });
  }

  /** With an index of its own: that of the clone has a lock, which two checkouts at once would fight for. */
  private async layOut(commit: string, folder: string): Promise<void> {
    const index = `${folder}.index`;
    try {
      const argv = ['--work-tree', folder, 'restore', '--source', commit, '--worktree', '--', '.'];
      await this.calls.git(argv, { GIT_INDEX_FILE: index });
    } finally {
      await rm(index, { force: true });
    }
  }

  async working(): Promise<Release> {
    const [published, tree] = await Promise.all([this.files.published(), this.files.tree()]);
    return { ...(await this.resolve(published)), tree };
  }

  mergeBase(one: string, other: string): Promise<string> {
    return this.calls.git(['merge-base', one, other]);
  }

  async isAncestor(one: string, other: string): Promise<boolean> {
    const [ancestor, descendant] = await Promise.all([this.calls.commit(one), this.calls.commit(other)]);
    const { exitCode, stderr } = await this.calls.run(['merge-base', '--is-ancestor', ancestor, descendant]);
    if (exitCode === 0 || exitCode === 1) return exitCode === 0;
    throw new DeliveryError(
      'Usage',
      `git cannot tell whether ${other} holds ${one} (${stderr.trim()}); fetch its history`,
    );
  }

  async tip(): Promise<BranchTip> {
    const { branch, commit } = await this.heads.tip();
    return { branch, ...(await this.resolve(commit)) };
  }

  publishTree(wanted: WantedBranch): Promise<string> {
    return this.heads.publishTree(wanted);
  }

  textOf(commit: string, file: string): Promise<string | null> {
    return this.edits.textOf(commit, file);
  }

  async edit({ parent, files, message }: WantedEdit): Promise<Release> {
    const tree = await this.edits.treeWith(parent, files);
    return { commit: await this.heads.commitOf({ tree, parent, message }), tree };
  }

  async branches(): Promise<string[]> {
    const refs = await this.calls.git(['for-each-ref', '--format=%(refname)', REMOTE]);
    const names = refs.split('\n').map((ref) => ref.slice(REMOTE.length));
    return names.filter((name) => name !== '' && name !== 'HEAD');
  }

  tag(name: string, commit: string, message: string): Promise<void> {
    return this.tags.put(name, commit, message);
  }

  releaseTags(): Promise<{ name: string; commit: string }[]> {
    return this.tags.all();
  }

  async messages(from: string | null, to: string): Promise<string[]> {
    const commits = await Promise.all([to, ...(from === null ? [] : [from])].map((one) => this.calls.commit(one)));
    const [until, ...since] = commits;
    const range = [until, ...since.map((commit) => `^${commit}`)].filter((one) => one !== undefined);
    const text = await this.calls.git(['log', '--first-parent', '--max-count=500', '--format=%B%x00', ...range, '--']);
    return text
      .split('\0')
      .map((message) => message.trim())
      .filter((message) => message !== '');
  }

  releaseTag(name: string): Promise<ReleaseTag> {
    return this.tags.read(name);
  }
}
