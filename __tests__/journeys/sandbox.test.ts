import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { gitEnvironment } from '../../delivery/adapters/git/git-environment';
import { until } from '../processes';
import { Checkout, newFolder, removeFolders, variablesOf } from './checkout';
import { appliesBelow, objectsIn } from './cloud-objects';

const MINUTES = 60_000;

const checkout = new Checkout();
const cloud = join(newFolder('sandbox'), 'cloud');
let variables: Record<string, string>;
/** What stands in the account of dev before anybody has a sandbox. */
let before: Record<string, string>;

beforeAll(async () => {
  expect(await checkout.sluice(['local', 'up', '--folder', cloud])).toMatchObject({ exitCode: 0 });
  variables = variablesOf(cloud);
  publish();
  // A sandbox needs nothing of dev; that it leaves dev alone shows only where there is something of it.
  const dev = ['apply', 'dev-warehouse', 'dev-account', '--unreviewed'];
  expect(await checkout.sluice(dev, variables)).toMatchObject({ exitCode: 0 });
  before = stored();
}, 4 * MINUTES);

afterAll(async () => {
  await checkout.sluice(['local', 'down', '--folder', cloud]);
  removeFolders();
}, MINUTES);

/** Makes the checkout a clone of the repository that the local GitHub serves. */
function publish(): void {
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'first');
  git('remote', 'add', 'origin', variables['SLUICE_LOCAL_REPOSITORY']!);
  git('push', '--quiet', 'origin', 'main');
  git('fetch', '--quiet', 'origin');
}

function git(...argv: string[]): string {
  return execFileSync('git', argv, { cwd: checkout.folder, env: gitEnvironment(), encoding: 'utf8' }).trim();
}

/** Every object of the cloud, by its file, as it is stored. */
function stored(): Record<string, string> {
  const store = join(cloud, 'store');
  const files = readdirSync(store, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(store, file), 'utf8')]));
}

/** How many objects the state of a stack holds; nothing where it was never applied. */
function inState(stack: string): number | undefined {
  const file = join(cloud, 'states', `${stack}.tfstate`);
  if (!existsSync(file)) return undefined;
  return (JSON.parse(readFileSync(file, 'utf8')) as { resources: unknown[] }).resources.length;
}

/** Holds that nothing bears the name of a sandbox or preview, that its states are empty, and that dev is as it was. */
function expectNothingLeft(name: string): void {
  const now = stored();
  const prefix = new RegExp(`${name}-|${name.replace('-', '_')}_`, 'i');
  expect(Object.entries(now).filter(([file, text]) => prefix.test(file) || prefix.test(text))).toEqual([]);
  expect(['lake', 'warehouse', 'account'].map((stack) => inState(`${name}-${stack}`))).toEqual([0, 0, 0]);
  expect(now).toEqual(before);
}

async function listed(): Promise<unknown> {
  const { stdout } = await checkout.sluice(['sandbox', 'list', '--json'], variables);
  return JSON.parse(stdout);
}

test(
  'a sandbox of files that nobody committed goes without a trace by others, though it was killed on its way down',
  async () => {
    checkout.edit('environments/sandbox.ts', 'user,', "user, 'sluice:note': 'mine',");
    const up = await checkout.sluice(['sandbox', 'up', 'ann'], variables);
    expect(up).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/sbx-ann is up: \d+ created/) as string });
    expect(await listed()).toMatchObject([{ environment: 'sbx-ann', state: 'up' }]);
    git('checkout', '--quiet', '--', 'environments/sandbox.ts');
    const all = objectsIn(cloud);
    const down = checkout.start(['sandbox', 'down', 'ann'], variables);
    await until('something is destroyed', () => objectsIn(cloud) < all - 5, 90);
    down.process.kill('SIGKILL');
    await down.ended;
    await until('Terraform has finished', () => appliesBelow(checkout.folder).length === 0, 60);
    expect(objectsIn(cloud)).toBeGreaterThan(Object.keys(before).length);
    expect(await listed()).toMatchObject([{ environment: 'sbx-ann', state: 'removing' }]);
    expect(await checkout.sluice(['sandbox', 'down', 'ann'], variables)).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('the files at hand stand in') as string,
    });
    expectNothingLeft('sbx-ann');
    expect(await listed()).toEqual([]);
  },
  5 * MINUTES,
);

test(
  'a preview stands on its pull request while it bears the label, and goes with its copies of data',
  async () => {
    const github = async (method: string, route: string, body: object): Promise<void> => {
      const url = `${variables['GITHUB_API_URL']}/repos/${variables['GITHUB_REPOSITORY']}${route}`;
      const headers = { authorization: `Bearer ${variables['GITHUB_TOKEN']}` };
      const answer = await fetch(url, { method, headers, body: JSON.stringify(body) });
      expect(answer.ok).toBe(true);
    };
    git('switch', '--quiet', '--create', 'feature');
    checkout.edit('environments/estate.ts', 'CRM: {}', 'CRM: {}, ADS: {}');
    git('commit', '--quiet', '--all', '--message', 'a new schema');
    git('push', '--quiet', 'origin', 'feature');
    git('switch', '--quiet', 'main');
    await github('POST', '/pulls', { head: 'feature', base: 'main', title: 'A new schema' });
    await github('POST', '/issues/1/labels', { labels: ['preview'] });
    const up = await checkout.sluice(['preview', 'sync'], variables);
    expect(up).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('pr-1: stands at') as string });
    const text = Object.values(stored()).join('\n');
    expect(text).toContain('PR_1_RAW');
    expect(text).toContain('ADS');
    expect(text).toContain('CLONE');
    await github('PATCH', '/issues/1', { labels: [] });
    expect(await checkout.sluice(['preview', 'sync'], variables)).toMatchObject({ exitCode: 0 });
    expectNothingLeft('pr-1');
  },
  5 * MINUTES,
);
