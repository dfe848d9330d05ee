import { existsSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { GO_TOOLS } from '../../delivery/tools/go-tools';
import { prepareGoTool } from '../../delivery/tools/prepare-go-tool';
import { TOOLS_FOLDER } from '../../delivery/tools/tools-folder';
import { PINS } from '../../workflows/model/pins';
import { commitIn, gitIn } from '../commit-in';
import { Checkout, type Ended, newFolder, removeFolders, variablesOf } from './checkout';
import { PRODUCT_FILES } from './product-files';
import { makeSmallAroundProduct } from './small-platform';

const MINUTES = 60_000;
const PROJECT = join(__dirname, '..', '..');
const PRODUCT = 'orders-pipelines';
const MIRRORED = join('dev-lake-artifacts-111111111111', 'products', PRODUCT);

const checkout = new Checkout();
const cloud = join(newFolder('product-cloud'), 'cloud');
const clone = newFolder('product');

beforeAll(async () => {
  await prepareGoTool(GO_TOOLS.act, { project: PROJECT });
  symlinkSync(join(PROJECT, TOOLS_FOLDER), join(checkout.folder, TOOLS_FOLDER));
  makeSmallAroundProduct(checkout.folder);
  expect(await checkout.sluice(['local', 'up', '--folder', cloud])).toMatchObject({ exitCode: 0 });
}, 2 * MINUTES);

afterAll(async () => {
  await checkout.sluice(['local', 'down', '--folder', cloud]);
  removeFolders();
}, MINUTES);

const git = (...argv: string[]) => gitIn(clone, ...argv);

function running(...argv: string[]): Promise<Ended> {
  return checkout.sluice(['local', 'run', 'sluice', '--product', PRODUCT, ...argv, '--folder', cloud]);
}

/** What runs of the product have left in files whose names start so. */
function leftIn(start: string): string {
  const folder = join(cloud, 'runs', PRODUCT);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.split('/').at(-1)?.startsWith(start))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}

/** A workflow that signs in to the role of dev, in an environment or in none, on each pull request. */
function stealing(): string {
  const { action, commit } = PINS.awsCredentials;
  const role = `arn:aws:iam::111111111111:role/dev-sluice-product-${PRODUCT}`;
  const steps = `[{ uses: ${action}@${commit}, with: { role-to-assume: '${role}', aws-region: eu-west-1 } }]`;
  const job = `{ runs-on: ubuntu-24.04, permissions: { id-token: write }, steps: ${steps} }`;
  const within = (name: string) => job.replace('{', `{ environment: ${name},`);
  return `on: pull_request\npermissions: {}\njobs:\n  alone: ${job}\n  dev: ${within('dev')}\n  prod: ${within('prod')}\n`;
}

test(
  'a data product is tested, shown and mirrored into the environments that its ref deploys to, by the workflow of Terraform',
  async () => {
    const unwritten = await running();
    expect(unwritten).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('prod-repository') as string });
    const stacks = ['dev-bootstrap', 'dev-lake', 'dev-repository', 'prod-repository'];
    const deployed = await checkout.cdktf(['deploy', ...stacks, '--auto-approve'], variablesOf(cloud));
    expect(deployed).toMatchObject({ exitCode: 0 });

    const { exitCode, stderr } = await running();
    expect(exitCode).toBe(2);
    const [, bare = ''] = /git push (\S+) HEAD:main/.exec(stderr) ?? [];
    git('init', '--quiet', '--initial-branch', 'main');
    git('remote', 'add', 'origin', bare);
    commitIn(clone, PRODUCT_FILES);
    git('push', '--quiet', 'origin', 'main');

    git('switch', '--quiet', '--create', 'a-change');
    commitIn(clone, { 'dags/refunds.py': 'REFUNDS = []\n' });
    git('push', '--quiet', 'origin', 'a-change');
    const shown = await running('--event', 'pull_request', '--branch', 'a-change');
    expect(shown).toMatchObject({ exitCode: 0, stderr: '' });
    expect(leftIn('summary-')).toContain('A\tdags/refunds.py');
    expect(existsSync(join(cloud, 'buckets'))).toBe(false);

    git('pull', '--quiet', '--no-rebase', '--no-edit', 'origin', 'main');
    git('push', '--quiet', 'origin', 'HEAD:main');
    const pushed = await running();
    expect(pushed).toMatchObject({ exitCode: 0, stderr: '' });
    expect(pushed.stdout).toContain('✔ Deploy to dev');
    expect(pushed.stdout).not.toContain('Deploy to prod');
    const dev = join(cloud, 'buckets', MIRRORED);
    expect(readdirSync(dev).sort()).toEqual(['orders.py', 'refunds.py']);

    git('switch', '--quiet', '--create', 'mine-now');
    commitIn(clone, { '.github/workflows/sluice.yml': stealing() });
    git('push', '--quiet', 'origin', 'mine-now');
    const stolen = await running('--event', 'pull_request', '--branch', 'mine-now');
    expect(stolen.exitCode).toBe(11);
    for (const environment of ['dev', 'prod']) {
      expect(stolen.stdout).toContain(
        `is not allowed to deploy to ${environment} due to environment protection rules.`,
      );
    }
    expect(leftIn('job-')).toContain('Not authorized to perform sts:AssumeRoleWithWebIdentity');
  },
  5 * MINUTES,
);
