import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Octokit } from '@octokit/rest';

import { GitHubReviews } from '../../delivery/adapters/github/github-reviews';
import { ReviewKey } from '../../delivery/model/review-key';
import { signed } from '../../delivery/review/signed';
import { type LocalRepository, localRepository } from '../contracts/local-repository';
import { environmentWith } from '../fakes/gate-input';
import { GatedProject, KEY, type Variables } from './gated-project';

const CONFIGURATION = { resource: { terraform_data: { one: { input: 'new' } } } };
const ASKED = 'Do you want to perform these actions?';
const key = new ReviewKey(KEY, 'SLUICE_REVIEW_KEY');

let repository: LocalRepository;
let project: GatedProject;
let variables: Variables;

beforeAll(async () => {
  repository = await localRepository();
  // The project lies in a clone, so that the gate finds the commit that is applied.
  project = new GatedProject(repository.clone);
  writeFileSync(join(repository.clone, '.git', 'info', 'exclude'), 'cdktf*\nreview.json\ntmp\n');
  const approvals = { ...environmentWith().review.approvals, routine: 1, 'unknown-type': 1 };
  project.configure(CONFIGURATION, environmentWith({ approvals }));
  await project.terraform('init');
  const { github } = repository;
  const where = { GITHUB_API_URL: github.url, GITHUB_REPOSITORY: 'acme-data/data-platform' };
  variables = { ...where, GITHUB_TOKEN: github.token, SLUICE_REVIEW: '' };
});

afterEach(() => {
  rmSync(join(project.stack, 'terraform.tfstate'), { force: true });
});

afterAll(async () => {
  await repository.github.close();
  project.remove();
});

/** A pull request whose plans were reviewed, as the commit of the main branch that it became. */
async function reviewedAndMerged(branch: string, approve: boolean): Promise<void> {
  const { client, git, commit, github } = repository;
  const { octokit, repo } = client;
  git('fetch', '--quiet');
  git('switch', '--quiet', '--create', branch, 'origin/main');
  const head = commit(`${branch}.txt`, branch);
  const { data } = await octokit.rest.pulls.create({ ...repo, head: branch, base: 'main', title: branch });
  const record = await project.review();
  const about = { repository: 'acme-data/data-platform', commit: head, pullRequest: data.number };
  await new GitHubReviews(client).publish({ commit: head, text: signed({ ...record, ...about }, key) });
  const pull = { ...repo, pull_number: data.number };
  const octocat = new Octokit({ auth: github.people.octocat, baseUrl: github.url });
  if (approve) await octocat.rest.pulls.createReview({ ...pull, event: 'APPROVE' });
  const merged = await octokit.rest.pulls.merge({ ...pull, merge_method: 'squash' });
  git('fetch', '--quiet');
  git('switch', '--quiet', '--detach', merged.data.sha);
}

test('a review is found by the commit that its pull request became, with those who approved it', async () => {
  await reviewedAndMerged('approved', true);
  const ended = await project.gate(['apply'], variables, 'no\n');
  expect([ended.exitCode, ended.stderr, ended.stdout]).toEqual([1, '', expect.stringContaining(ASKED)]);
});

test('approvals that the environment asks for are not given by a review alone', async () => {
  await reviewedAndMerged('unapproved', false);
  const ended = await project.gate(['apply', '-auto-approve'], variables);
  expect([ended.exitCode, project.state()]).toEqual([9, '']);
  expect(ended.stderr).toContain('approvals: dev asks for 1 approval of dev-sample');
});

test('a commit without a review applies nothing, unless a person overrules the gate for all to see', async () => {
  const { client, git, commit } = repository;
  git('switch', '--quiet', '--create', 'alone');
  const head = commit('alone.txt', 'pushed past every pull request');
  const refused = await project.gate(['apply', '-auto-approve'], variables);
  expect([refused.exitCode, project.state()]).toEqual([9, '']);
  expect(refused.stderr).toContain(`commit ${head.slice(0, 12)} has no review that counts`);

  const override = { SLUICE_OVERRIDE_BY: 'ann', SLUICE_OVERRIDE_REASON: 'nothing can be loaded until this is there' };
  const ended = await project.gate(['apply', '-auto-approve'], { ...variables, ...override });
  expect([ended.exitCode, ended.stdout]).toEqual([0, expect.stringContaining('Accepted: ann overrules review')]);
  expect(project.state()).toContain('"new"');
  const { data } = await client.octokit.rest.checks.listForRef({ ...client.repo, ref: head });
  expect(data.check_runs.map(({ name, output }) => [name, output.title])).toEqual([
    ['Sluice override', 'ann overrules the gate of dev-sample'],
  ]);
});

test('where GitHub does not answer, nothing is applied', async () => {
  const gone = { ...variables, GITHUB_API_URL: 'http://127.0.0.1:9' };
  const ended = await project.gate(['apply', '-auto-approve'], gone);
  expect([ended.exitCode, project.state()]).toEqual([8, '']);
});
