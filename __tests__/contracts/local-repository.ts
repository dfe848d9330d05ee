import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { gitEnvironment } from '../../delivery/adapters/git/git-environment';
import { type GitHubClient, githubClient } from '../../delivery/adapters/github/github-client';
import { type LocalGitHub, startGitHub } from '../../delivery/local-cloud/github/start-github';

/** A started local GitHub with a first commit on `main`, and a clone of it. */
export interface LocalRepository {
  readonly github: LocalGitHub;
  readonly client: GitHubClient;
  readonly clone: string;
  /** Runs git in the clone. */
  readonly git: (...argv: string[]) => string;
  /** Commits a file on the branch that is checked out, and pushes it. */
  readonly commit: (file: string, content: string) => string;
}

/** Starts one in a folder of its own. */
export async function localRepository(): Promise<LocalRepository> {
  const folder = mkdtempSync(join(tmpdir(), 'local-github-'));
  const github = await startGitHub({ folder, owner: 'acme-data', repository: 'data-platform' });
  const clone = join(folder, 'clone');
  const run = (cwd: string, argv: readonly string[]) =>
    execFileSync('git', argv, {
      cwd,
      env: gitEnvironment(),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  run(folder, ['clone', '--quiet', github.gitFolder, clone]);
  const git = (...argv: string[]) => run(clone, argv);
  const commit = (file: string, content: string) => {
    writeFileSync(join(clone, file), content);
    git('add', '--all');
    git('commit', '--quiet', '--message', `write ${file}`);
    git('push', '--quiet', 'origin', 'HEAD');
    return git('rev-parse', 'HEAD');
  };
  git('switch', '--quiet', '--create', 'main');
  commit('README.md', 'first');
  const client = githubClient({
    owner: 'acme-data',
    repository: 'data-platform',
    token: github.token,
    login: 'sluice[bot]',
    baseUrl: github.url,
  });
  return { github, client, clone, git, commit };
}
