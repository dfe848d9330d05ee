import { DeliveryError } from '../../model/delivery-error';
import type { WantedBranch } from '../../ports/source-control';
import type { GitCalls } from './git-calls';

/** Branches of the remote, read there and not in what the clone remembers of them. Nothing here moves one by force. */
export class GitBranches {
  constructor(private readonly calls: GitCalls) {}

  /** The default branch, and its newest commit, which the clone has when this returns. */
  async tip(): Promise<{ readonly branch: string; readonly commit: string }> {
    const said = await this.calls.remote(['ls-remote', '--symref', 'origin', 'HEAD']);
    const branch = /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(said)?.[1];
    const commit = /^([0-9a-f]{40,64})\tHEAD$/m.exec(said)?.[1];
    if (branch === undefined || commit === undefined) {
      throw new DeliveryError(
        'GitHubFailed',
        'origin does not say which branch is its default one; push it a first commit',
      );
    }
    await this.fetched(`refs/heads/${branch}`, commit);
    return { branch, commit };
  }

  async publishTree(wanted: WantedBranch): Promise<string> {
    const found = await this.publishedAt(wanted.branch);
    if (found !== null) return this.adopted(wanted, found);
    const commit = await this.commitOf(wanted);
    try {
      await this.calls.remote(['push', '--quiet', 'origin', `${commit}:refs/heads/${wanted.branch}`]);
      return commit;
    } catch (error) {
      // Somebody else may have published it in the meantime, or the answer to this push was lost.
      const now = await this.publishedAt(wanted.branch);
      if (now === null) throw error;
      return this.adopted(wanted, now);
    }
  }

  /** A commit of no branch yet, made with the parent's date, so that the same input gives the same commit. */
  async commitOf({ tree, parent, message }: Omit<WantedBranch, 'branch'>): Promise<string> {
    const date = await this.calls.git(['show', '--no-patch', '--format=%cI', parent]);
    const dates = { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    return this.calls.git(['commit-tree', tree, '-p', parent, '-m', message], dates);
  }

  private async adopted({ branch, tree }: WantedBranch, commit: string): Promise<string> {
    await this.fetched(`refs/heads/${branch}`, commit);
    const found = await this.calls.git(['rev-parse', '--verify', `${commit}^{tree}`]);
    if (found === tree) return commit;
    const what = `the branch ${branch} of origin holds something else (tree ${found.slice(0, 12)}, not ${tree.slice(0, 12)})`;
    throw new DeliveryError('Refused', `${what}; see who made it, delete it, and run this again`);
  }

  private async publishedAt(branch: string): Promise<string | null> {
    const line = await this.calls.remote(['ls-remote', 'origin', `refs/heads/${branch}`]);
    return line === '' ? null : (line.split('\t')[0] ?? null);
  }

  private async fetched(ref: string, commit: string): Promise<void> {
    const { exitCode } = await this.calls.run(['cat-file', '-e', `${commit}^{commit}`]);
    if (exitCode === 0) return;
    await this.calls.remote(['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', 'origin', ref]);
  }
}
