import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { gitEnvironment } from '../../delivery/adapters/git/git-environment';
import { githubClient } from '../../delivery/adapters/github/github-client';
import { GitHubLedger } from '../../delivery/adapters/github/github-ledger';
import { LocalColleagues } from '../../delivery/commands/local-colleagues';
import { GitHubPullRequests } from '../../delivery/adapters/github/github-pull-requests';
import { BAD_BODY, BAD_TITLE, makeBadChange } from '../../delivery/try/bad-change';
import { ledgerWriter } from '../contracts/ledger-writer';
import { Checkout, Clone, newFolder, removeFolders, variablesOf } from './checkout';

const MINUTES = 60_000;

const checkout = new Checkout();
const cloud = join(newFolder('rollback'), 'cloud');
const workspace = new Clone(join(cloud, 'workspace'));

beforeAll(async () => {
  const { exitCode, stderr } = await checkout.sluice(['try', '--keep', '--folder', cloud]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  symlinkSync(join(checkout.folder, 'node_modules'), join(workspace.folder, 'node_modules'));
}, 5 * MINUTES);

afterAll(async () => {
  await checkout.sluice(['local', 'down', '--folder', cloud]);
  removeFolders();
});

function git(...argv: string[]): string {
  return execFileSync('git', argv, { cwd: workspace.folder, env: gitEnvironment(), encoding: 'utf8' }).trim();
}

const sluice = (...argv: string[]) => workspace.sluice(argv, variablesOf(cloud));

function client() {
  const variables = variablesOf(cloud);
  const [owner = '', repository = ''] = variables['GITHUB_REPOSITORY']!.split('/');
  const { GITHUB_TOKEN: token = '', SLUICE_GITHUB_LOGIN: login = '', GITHUB_API_URL: baseUrl = '' } = variables;
  return githubClient({ owner, repository, token, login, baseUrl });
}

const pullRequests = () => new GitHubPullRequests(client());

/** The newest entries of prod: what is in prod, by which way, and how it ended. */
async function prod(most: number): Promise<string[]> {
  const entries = await new GitHubLedger(client(), ledgerWriter()).entries('prod');
  return entries.slice(0, most).map(({ purpose, release, state }) => `${purpose} ${release.tag} ${state}`);
}

/** The bad change as a pull request that was reviewed, approved and merged, with a tag. Returns its number. */
async function mergedAs(tag: string): Promise<number> {
  git('switch', '--quiet', '--create', 'raw-customers', 'main');
  git('pull', '--quiet', 'origin', 'main');
  await makeBadChange(workspace.folder);
  git('commit', '--quiet', '--all', '--message', BAD_TITLE);
  git('push', '--quiet', 'origin', 'raw-customers');
  const opened = { branch: 'raw-customers', base: 'main', title: BAD_TITLE, body: BAD_BODY };
  const pull = await pullRequests().open(opened);
  expect(await sluice('review', '--pull-request', String(pull.number))).toMatchObject({ exitCode: 0 });
  await new LocalColleagues(cloud, variablesOf(cloud)).approve(pull);
  const merge = await pullRequests().merge(pull.number, pull.head);
  git('switch', '--quiet', 'main');
  git('pull', '--quiet', '--ff-only', 'origin', 'main');
  git('tag', '--annotate', '--message', `Release ${tag}`, tag, merge);
  git('push', '--quiet', 'origin', tag);
  return pull.number;
}

test(
  'a release that prod does not keep is taken back, stays out, and the way further back is shown and guarded',
  async () => {
    const number = await mergedAs('v1.2.0');
    const promoted = await sluice('promote', '--release', 'v1.2.0');
    expect(promoted.stdout).toContain('✖ ANALYST on RAW.CRM: nothing: ANALYST can read there');
    expect(promoted.stderr).toContain('VerificationFailed: v1.2.0 into prod did not hold: prod is at v1.1.0 again');
    expect(promoted.exitCode).toBe(5);
    expect(await prod(3)).toEqual(['rollback v1.1.0 verified', 'promotion v1.2.0 failed', 'promotion v1.1.0 verified']);
    expect(await pullRequests().commentOn(number)).toContain('**Rolled back** in `prod`');
    git('switch', '--quiet', '--detach', 'v1.1.0');
    expect((await sluice('plan', 'prod-warehouse', 'prod-account')).stdout).toContain('Nothing changes');
    git('switch', '--quiet', 'main');

    const again = await sluice('promote', 'prod', '--release', 'v1.2.0');
    expect(again.stderr).toContain('v1.2.0 was rolled back in prod');
    expect(again.exitCode).toBe(3);

    const further = await sluice('rollback', 'prod', '--to', 'v1.0.0', '--yes');
    expect(further.stdout).toContain('Roll prod back from v1.1.0 to v1.0.0');
    expect(further.stdout).toMatch(/Cannot be undone\n.*snowflake_schema\S* in prod-warehouse \(data-dropped\)/);
    expect(further.stderr).toMatch(/Refused: prod stays at v1.1.0:\nstateful delete: .*allowedDestruction/);
    expect(further.exitCode).toBe(9);
    expect(await prod(1)).toEqual(['rollback v1.1.0 verified']);
    expect(await pullRequests().listOpen()).toEqual([]);
  },
  6 * MINUTES,
);
