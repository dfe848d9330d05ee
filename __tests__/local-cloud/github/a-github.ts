import { Octokit } from '@octokit/rest';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { type GitHubProps, type LocalGitHub, startGitHub } from '../../../delivery/local-cloud/github/start-github';

/** The repository that every test talks about. */
export const repo = { owner: 'acme', repo: 'platform' };

/** A started GitHub with Octokit for its bot and its person, and a clone to push from. */
export interface AGitHub {
  readonly folder: string;
  readonly github: LocalGitHub;
  readonly octokit: Octokit;
  readonly person: Octokit;
  readonly work: WorkTree;
  /** Stops it and starts it again on the same folder. */
  restart(): Promise<AGitHub>;
  end(): Promise<void>;
}

/** Octokit on a local GitHub; refusals are not printed. */
export function octokitOn({ url: baseUrl }: { url: string }, auth: string): Octokit {
  const silent = () => undefined;
  return new Octokit({ baseUrl, auth, log: { debug: silent, info: silent, warn: silent, error: silent } });
}

/** A local GitHub in a folder of its own, whose `main` has one commit with a README. */
export async function aGitHub(props: Partial<GitHubProps> = {}): Promise<AGitHub> {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-github-'));
  const started = await on(folder, props);
  started.work.push('main', { 'README.md': 'A platform\n' }, 'The first commit');
  return started;
}

async function on(folder: string, props: Partial<GitHubProps>): Promise<AGitHub> {
  const github = await startGitHub({ folder, owner: repo.owner, repository: repo.repo, ...props });
  return {
    folder,
    github,
    octokit: octokitOn(github, github.token),
    person: octokitOn(github, github.people.octocat),
    work: new WorkTree(join(folder, 'work'), github.gitFolder),
    restart: async () => {
      await github.close();
      return on(folder, props);
    },
    end: async () => {
      await github.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const ENVIRONMENT = {
  PATH: process.env['PATH'] ?? '',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
};

/** A user's clone, which pushes by path. */
export class WorkTree {
  private readonly branches = new Set<string>();

  constructor(
    readonly folder: string,
    readonly origin: string,
  ) {
    mkdirSync(folder, { recursive: true });
    this.git('init', '-q', '-b', 'main');
  }

  /** Runs git here and gives what it printed. */
  git(...argv: string[]): string {
    return execFileSync('git', argv, { cwd: this.folder, env: ENVIRONMENT, encoding: 'utf8', stdio: 'pipe' }).trim();
  }

  /** Writes files, commits them on a branch (begun from `main` if new) and pushes it; gives the commit. */
  push(branch: string, files: Record<string, string>, message = `Change ${branch}`): string {
    if (this.branches.size > 0)
      this.git('checkout', '-q', ...(this.branches.has(branch) ? [branch] : ['-B', branch, 'main']));
    this.branches.add(branch);
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, file)), { recursive: true });
      writeFileSync(join(this.folder, file), text);
    }
    this.git('add', '-A');
    this.git('commit', '-q', '-m', message);
    this.git('push', '-q', this.origin, branch);
    return this.git('rev-parse', 'HEAD');
  }
}

/** What a refused request was answered. */
export interface Refused {
  readonly status: number;
  readonly message: string;
  readonly errors: unknown;
  readonly documentation: string;
}

/** The refusal of a request; fails where it was granted. */
export async function refusalOf(request: Promise<unknown>): Promise<Refused> {
  try {
    await request;
  } catch (error) {
    const { status, response } = error as { status: number; response?: { data: Record<string, unknown> } };
    if (response === undefined) throw error;
    const { message, errors, documentation_url } = response.data;
    return { status, message: String(message), errors, documentation: String(documentation_url) };
  }
  throw new Error('the request was not refused');
}
