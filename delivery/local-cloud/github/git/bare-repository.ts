import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { LocalGitHubError } from '../local-github-error';
import type { Git } from './git';
import { UPDATE_HOOK } from './protected-tags';

/** `git merge-tree --write-tree`, which merges without a working tree, came with this version. */
const OLDEST_GIT = [2, 38] as const;

/** The whole of the repository's `config`, so that every start finds the same settings. */
const CONFIG = `[core]
	repositoryformatversion = 0
	bare = true
	logAllRefUpdates = true
# An acknowledged push or merge outlives a crash of the machine.
	fsync = committed,reference
[receive]
# As on GitHub, nobody but the server writes the refs of pull requests.
	hideRefs = refs/pull
	fsckObjects = true
[gc]
# Nothing is collected behind a running request.
	auto = 0
`;

/** Makes the bare repository if it is not there, and sees to its settings and its hook. */
export async function prepareRepository(git: Git, defaultBranch: string): Promise<void> {
  await requireGit(git);
  if (!existsSync(join(git.folder, 'HEAD'))) {
    await git.run(['init', '--quiet', '--bare', '--template=', `--initial-branch=${defaultBranch}`]);
  }
  mkdirSync(join(git.folder, 'hooks'), { recursive: true });
  writeFileSync(join(git.folder, 'config'), CONFIG);
  writeFileSync(join(git.folder, 'hooks', 'update'), UPDATE_HOOK, { mode: 0o755 });
}

async function requireGit(git: Git): Promise<void> {
  const said = await git.text(['version']);
  const [, major, minor] = /(\d+)\.(\d+)/.exec(said) ?? [];
  const [oldMajor, oldMinor] = OLDEST_GIT;
  const newer = Number(major) > oldMajor || (Number(major) === oldMajor && Number(minor) >= oldMinor);
  if (newer) return;
  throw new LocalGitHubError(
    'GitTooOld',
    `the local GitHub needs git ${OLDEST_GIT.join('.')} or later, found "${said}"`,
  );
}
