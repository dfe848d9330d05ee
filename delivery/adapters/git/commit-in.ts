import { run } from '../process/run';
import { gitEnvironment } from './git-environment';

/** What a folder of a clone has checked out. */
export interface CheckedOut {
  readonly commit: string;
  readonly tree: string;
}

/** The commit that the clone around a folder has checked out; `null` where there is no clone, or no git. */
export async function commitIn(folder: string): Promise<CheckedOut | null> {
  const asked = ['rev-parse', '--verify', 'HEAD^{commit}'];
  const [commit, tree] = await Promise.all(
    [asked, ['rev-parse', '--verify', 'HEAD^{tree}']].map((argv) =>
      run('git', argv, { cwd: folder, env: gitEnvironment() }).catch(() => ({ exitCode: 1, stdout: '' })),
    ),
  );
  if (commit?.exitCode !== 0 || tree?.exitCode !== 0) return null;
  return { commit: commit.stdout.trim(), tree: tree.stdout.trim() };
}
