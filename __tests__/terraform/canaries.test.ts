import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { TerraformCli } from '../../delivery/adapters/terraform/terraform-cli';
import type { ChangeSet } from '../../delivery/model/change-set';
import { stack } from '../fakes/fake-world';
import { CANARIES, EVERYTHING, LEAKS, SECRETS, VAULT, leaked, readableIn } from './canary-places';

const folder = mkdtempSync(join(tmpdir(), 'sluice-canaries-'));
const work = join(folder, 'dev-canary');
const { PATH } = process.env;
const environment = { PATH, HOME: folder, CHECKPOINT_DISABLE: '1' };
const terraform = new TerraformCli({ binary: 'terraform', environment });
const subject = stack('dev-canary', { folder: work });

const base = {
  terraform: { backend: { local: { path: join(folder, 'dev-canary.tfstate') } } },
  ...SECRETS,
};

function configure(...parts: readonly object[]): void {
  mkdirSync(work, { recursive: true });
  const merged: object = parts.reduce((all, part) => ({ ...all, ...part }), base);
  writeFileSync(join(work, 'cdk.tf.json'), JSON.stringify(merged));
}

async function planned(): Promise<ChangeSet> {
  const plan = await terraform.plan(subject);
  await terraform.discard(plan);
  return plan.changeSet;
}

async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'it did not fail',
    (error: unknown) =>
      `${String(error)} ${JSON.stringify(error)} ${error instanceof Error ? (error.stack ?? '') : ''}`,
  );
}

beforeAll(async () => {
  configure({ resource: { terraform_data: { vault: VAULT } } });
  await terraform.apply(subject, await terraform.plan(subject));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('no canary is in a change set, though the plan is full of them', async () => {
  configure(EVERYTHING);
  const changeSet = await planned();
  const shown = JSON.stringify(changeSet);
  expect(readableIn(shown)).toEqual([]);
  expect(changeSet.changes.length).toBeGreaterThanOrEqual(Object.keys(LEAKS).length);
  expect(changeSet.checks).toMatchObject([{ status: 'fail', problems: ['got (sensitive)'] }]);
  expect(changeSet.changes.find(({ importedAs }) => importedAs !== null)).toMatchObject({
    importedAs: expect.stringMatching(/^\(sensitive [0-9a-f]{12}\)$/) as string,
  });
  expect(shown).toContain('postgres://app:(sensitive)@db/lake');
});

test("Terraform's own text of the same plan shows them", () => {
  configure(EVERYTHING);
  const text = execFileSync('terraform', ['plan', '-no-color'], { cwd: work, env: environment, encoding: 'utf8' });
  expect(readableIn(text).length).toBeGreaterThan(8);
});

test('no canary is in the change set of objects that are there already, moved or gone', async () => {
  const keyed = (key: string) => ({ moved_to: { for_each: `\${toset([${key}])}`, input: 'x' } });
  configure({ resource: { terraform_data: { vault: VAULT, ...LEAKS, ...keyed(leaked('movedKey')) } } });
  await terraform.apply(subject, await terraform.plan(subject));
  const from = `terraform_data.moved_to[${JSON.stringify(CANARIES['movedKey'])}]`;
  configure({
    resource: { terraform_data: { vault: VAULT, ...LEAKS, ...keyed('"elsewhere"') } },
    moved: [{ from, to: 'terraform_data.moved_to["elsewhere"]' }],
  });
  const kept = await planned();
  expect(readableIn(JSON.stringify(kept))).toEqual([]);
  expect(kept.unchanged.length).toBeGreaterThan(8);
  expect(kept.changes).toMatchObject([{ action: 'none', movedFrom: expect.stringContaining('(sensitive') as string }]);
  configure({ resource: { terraform_data: { vault: VAULT } } });
  const gone = await planned();
  expect(readableIn(JSON.stringify(gone))).toEqual([]);
  expect(gone.changes.every(({ action }) => action === 'delete')).toBe(true);
});

test('no canary is in the error of a plan that fails, and its plan file is gone', async () => {
  const condition = { condition: '${self.input == "x"}', error_message: `got \${${leaked('error')}}` };
  const failing = { input: `\${${leaked('error')}}`, lifecycle: { postcondition: [condition] } };
  configure({ resource: { terraform_data: { vault: VAULT, failing } } });
  const said = await refusal(terraform.plan(subject));
  expect(said).toContain('Resource postcondition failed\ngot (sensitive)');
  expect(readableIn(said)).toEqual([]);
  expect(readdirSync(work).filter((file) => file.endsWith('.plan'))).toEqual([]);
});

test('no canary is in the error of an apply that fails', async () => {
  const command = `echo got \${jsonencode(${leaked('apply')})} 1>&2; exit 3`;
  const failing = { input: 'x', provisioner: [{ 'local-exec': { command } }] };
  configure({ resource: { terraform_data: { vault: VAULT, failing } } });
  const said = await refusal(terraform.plan(subject).then((plan) => terraform.apply(subject, plan)));
  expect(said).toContain('exit status 3');
  expect(said).toContain('(sensitive)');
  expect(readableIn(said)).toEqual([]);
});

test('no canary is in the error of a configuration that Terraform cannot read', async () => {
  configure({ variable: { secrets: { sensitive: true, type: 'number', default: CANARIES['plain'] } }, resource: {} });
  const said = await refusal(terraform.plan(subject));
  expect(said).toContain('dev-canary');
  expect(readableIn(said)).toEqual([]);
});
