import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { gitEnvironment } from '../../delivery/adapters/git/git-environment';
import { type GitHubClient, githubClient } from '../../delivery/adapters/github/github-client';
import { GitHubLedger } from '../../delivery/adapters/github/github-ledger';
import { ledgerWriter } from '../contracts/ledger-writer';
import { Clone, variablesOf } from './checkout';

/** An edit: a file, what stands in it, and what stands there afterwards. */
export type Edit = readonly [file: string, found: string, becomes: string];

/** Somebody who goes on where a try ended, in the clone that it has made. */
export class Colleague {
  readonly workspace: Clone;

  /** @param cloud the local cloud's folder. */
  constructor(private readonly cloud: string) {
    this.workspace = new Clone(join(cloud, 'workspace'));
  }

  git(...argv: string[]): string {
    const options = { cwd: this.workspace.folder, env: gitEnvironment(), encoding: 'utf8' } as const;
    return execFileSync('git', argv, options).trim();
  }

  /** Commits an edit on a branch of its own, publishes it, and returns the commit. */
  commit(branch: string, edit: Edit): string {
    this.git('switch', '--quiet', '--create', branch, 'main');
    return this.commitHere(branch, edit);
  }

  /** The same on the branch that is checked out. */
  commitHere(message: string, [file, found, becomes]: Edit): string {
    this.workspace.edit(file, found, becomes);
    this.git('commit', '--quiet', '--all', '--message', message);
    this.git('push', '--quiet', 'origin', 'HEAD');
    return this.git('rev-parse', 'HEAD');
  }

  client(): GitHubClient {
    const variables = variablesOf(this.cloud);
    const [owner = '', repository = ''] = variables['GITHUB_REPOSITORY']!.split('/');
    const { GITHUB_TOKEN: token = '', SLUICE_GITHUB_LOGIN: login = '', GITHUB_API_URL: baseUrl = '' } = variables;
    return githubClient({ owner, repository, token, login, baseUrl });
  }

  ledger(): GitHubLedger {
    return new GitHubLedger(this.client(), ledgerWriter());
  }

  /** The trees that were laid out below the clone. */
  checkouts(): string[] {
    const checkouts = join(this.workspace.folder, '.sluice', 'checkouts');
    return existsSync(checkouts) ? readdirSync(checkouts) : [];
  }
}
