import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { Octokit } from '@octokit/rest';

import { gitEnvironment } from '../../delivery/adapters/git/git-environment';
import { GitHubLedger } from '../../delivery/adapters/github/github-ledger';
import { githubClient } from '../../delivery/adapters/github/github-client';
import { GO_TOOLS } from '../../delivery/tools/go-tools';
import { prepareGoTool } from '../../delivery/tools/prepare-go-tool';
import { TOOLS_FOLDER } from '../../delivery/tools/tools-folder';
import { ledgerWriter } from '../contracts/ledger-writer';
import { Checkout, type Ended, newFolder, removeFolders, type Running, variablesOf } from './checkout';
import { makeSmall } from './small-platform';

const PROJECT = join(__dirname, '..', '..');

/** The environments of the promotion path. */
export const ENVIRONMENTS = ['dev', 'staging', 'prod'];

/** A checkout of the small platform, a local cloud that runs its workflows, and the people of its repository. */
export class WorkflowStage {
  readonly checkout = new Checkout();
  readonly cloud = join(newFolder('workflows'), 'cloud');
  variables: Record<string, string> = {};
  people: Record<string, Octokit> = {};
  repo = { owner: '', repo: '' };

  /** An estate that an administrator has made, dev's bootstrap by its workflow; Sluice has carried nothing yet. */
  async begin(): Promise<void> {
    await prepareGoTool(GO_TOOLS.act, { project: PROJECT });
    symlinkSync(join(PROJECT, TOOLS_FOLDER), join(this.checkout.folder, TOOLS_FOLDER));
    makeSmall(this.checkout.folder);
    expect(await this.checkout.sluice(['local', 'up', '--folder', this.cloud])).toMatchObject({ exitCode: 0 });
    this.variables = variablesOf(this.cloud);
    const [owner = '', repo = ''] = this.variables['GITHUB_REPOSITORY']!.split('/');
    this.repo = { owner, repo };
    const pairs = this.variables['SLUICE_LOCAL_PEOPLE']!.split(' ').map((pair) => pair.split('=') as [string, string]);
    this.people = Object.fromEntries(pairs.map(([login, token]) => [login, this.octokit(token)]));
    this.git('init', '--quiet', '--initial-branch', 'main');
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', 'The platform');
    this.git('remote', 'add', 'origin', this.variables['SLUICE_LOCAL_REPOSITORY']!);
    this.git('push', '--quiet', 'origin', 'main');
    this.git('fetch', '--quiet', 'origin');
    const bootstrapped = await this.running('bootstrap', '--input', 'environment=dev', '--input', 'confirm=dev');
    expect(bootstrapped).toMatchObject({ exitCode: 0, stderr: '' });
    expect(existsSync(join(this.cloud, 'states', 'dev-bootstrap.tfstate'))).toBe(true);
    const all = ENVIRONMENTS.map((environment) => `${environment}-*`);
    // It would fail on what the workflow has made, if that were not in the state that everybody looks at.
    const applied = await this.checkout.sluice(['apply', ...all, '--unreviewed'], this.variables);
    expect(applied).toMatchObject({ exitCode: 0 });
  }

  async end(): Promise<void> {
    await this.checkout.sluice(['local', 'down', '--folder', this.cloud]);
    removeFolders();
  }

  octokit(auth: string): Octokit {
    const silent = () => undefined;
    const log = { debug: silent, info: silent, warn: silent, error: silent };
    return new Octokit({ baseUrl: this.variables['GITHUB_API_URL']!, auth, log });
  }

  git(...argv: string[]): string {
    return execFileSync('git', argv, { cwd: this.checkout.folder, env: gitEnvironment(), encoding: 'utf8' }).trim();
  }

  /** Starts what `npm run workflows:run --` starts. */
  starting(...argv: string[]): Running {
    return this.checkout.start(['local', 'run', ...argv, '--folder', this.cloud]);
  }

  running(...argv: string[]): Promise<Ended> {
    return this.starting(...argv).ended;
  }

  /** A pull request of the bot, from a branch of `main` with files changed. */
  async proposed(branch: string, files: Readonly<Record<string, (text: string) => string>>): Promise<number> {
    this.git('fetch', '--quiet', 'origin');
    this.git('switch', '--quiet', '--force-create', branch, 'origin/main');
    for (const [file, edit] of Object.entries(files)) {
      const path = join(this.checkout.folder, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, edit(readFileSync(path, 'utf8')));
    }
    this.git('commit', '--quiet', '--all', '--message', branch);
    this.git('push', '--quiet', 'origin', branch);
    this.git('switch', '--quiet', 'main');
    const bot = this.octokit(this.variables['GITHUB_TOKEN']!);
    const { data } = await bot.rest.pulls.create({ ...this.repo, head: branch, base: 'main', title: branch });
    return data.number;
  }

  /** Both people approve it, and one merges it. */
  async merged(number: number): Promise<void> {
    const one = { ...this.repo, pull_number: number };
    const { data: pull } = await this.people['hubot']!.rest.pulls.get(one);
    for (const { rest } of Object.values(this.people)) {
      await rest.pulls.createReview({ ...one, commit_id: pull.head.sha, event: 'APPROVE' });
    }
    await this.people['octocat']!.rest.pulls.merge({ ...one, sha: pull.head.sha });
  }

  /** Tags what is on the main branch, and pushes the tag. */
  tagged(tag: string): void {
    this.git('fetch', '--quiet', 'origin');
    this.git('tag', '--annotate', '--message', `Release ${tag}`, tag, 'origin/main');
    this.git('push', '--quiet', 'origin', tag);
  }

  /** Lets in what waits in the run that is on, once something does; says where. */
  async approving(run: Running, login: string): Promise<string[]> {
    const { rest } = this.people[login]!;
    for (;;) {
      const [newest] = (await rest.actions.listWorkflowRunsForRepo({ ...this.repo, per_page: 1 })).data.workflow_runs;
      const one = { ...this.repo, run_id: newest?.id ?? 0 };
      const { data: waiting } = await rest.actions.getPendingDeploymentsForRun(one);
      if (waiting.length > 0) {
        const environment_ids = waiting.map(({ environment }) => environment.id ?? 0);
        await rest.actions.reviewPendingDeploymentsForRun({
          ...one,
          environment_ids,
          state: 'approved',
          comment: 'Go',
        });
        return waiting.map(({ environment }) => environment.name ?? '');
      }
      if (run.process.exitCode !== null) throw new Error(`nothing waited:\n${(await run.ended).stdout}`);
      await pause(200);
    }
  }

  async comments(number: number): Promise<string[]> {
    const { data } = await this.people['hubot']!.rest.issues.listComments({ ...this.repo, issue_number: number });
    return data.map(({ body }) => body ?? '');
  }

  ledger(): GitHubLedger {
    const { GITHUB_TOKEN: token = '', SLUICE_GITHUB_LOGIN: login = '', GITHUB_API_URL: baseUrl = '' } = this.variables;
    const { owner, repo: repository } = this.repo;
    return new GitHubLedger(githubClient({ owner, repository, token, login, baseUrl }), ledgerWriter());
  }

  /** What the logs of all runs hold. */
  logs(): string {
    const folder = join(this.cloud, 'runs');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.log'));
    return files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  }
}
