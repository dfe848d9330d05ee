import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import type { PlanPart } from '../../delivery/model/plan-part';
import { reviewKeys } from '../../delivery/model/review-key';
import { openedPart } from '../../delivery/review/signed-part';
import { EVERYTHING, SECRETS, VAULT, leaked, readableIn } from './canary-places';
import { type Ended, GatedProject, KEY, STACK, type Variables } from './gated-project';

const made: GatedProject[] = [];

afterAll(() => {
  for (const project of made) project.remove();
});

function project(configuration: object): GatedProject {
  const one = new GatedProject();
  made.push(one);
  one.configure(configuration);
  return one;
}

/** Plans as a workflow does. */
async function planned(one: GatedProject, variables: Variables = {}): Promise<Ended & { text: string }> {
  const ended = await one.cdktf(['plan', STACK, '--skip-synth', '--skip-provider-lock'], {
    SLUICE_PLANS: join(one.folder, 'parts'),
    ...variables,
  });
  return { ...ended, text: stripVTControlCharacters(`${ended.stdout}${ended.stderr}`) };
}

function partOf(one: GatedProject): PlanPart {
  const text = readFileSync(join(one.folder, 'parts', `${STACK}.json`), 'utf8');
  return openedPart(text, reviewKeys({ SLUICE_REVIEW_KEY: KEY }));
}

test('a plan through the gate is printed and handed on without a secret, and no plan file is left', async () => {
  const one = project({ ...SECRETS, resource: { terraform_data: { vault: VAULT } } });
  await one.terraform('init');
  await one.terraform('apply', '-auto-approve');
  one.configure({ ...SECRETS, ...EVERYTHING });
  const ended = await planned(one);
  expect([ended.exitCode, readableIn(ended.text)]).toEqual([0, []]);
  expect(ended.text).toContain('terraform_data.as_it_is');
  const file = join(one.folder, 'parts', `${STACK}.json`);
  expect(readableIn(readFileSync(file, 'utf8'))).toEqual([]);
  expect(partOf(one)).toMatchObject({ kind: 'planned', environment: 'dev', stack: STACK });
  expect(existsSync(join(one.stack, 'plan'))).toBe(false);
  expect(one.left()).toEqual([]);
});

test('a plan that fails is told without the secret that its error quotes, and fails the call', async () => {
  const condition = { condition: '${self.input == "x"}', error_message: `got \${${leaked('error')}}` };
  const failing = { input: `\${${leaked('error')}}`, lifecycle: { postcondition: [condition] } };
  const one = project({ ...SECRETS, resource: { terraform_data: { vault: VAULT } } });
  await one.terraform('init');
  await one.terraform('apply', '-auto-approve');
  one.configure({ ...SECRETS, resource: { terraform_data: { vault: VAULT, failing } } });
  const ended = await planned(one);
  expect(ended.exitCode).not.toBe(0);
  expect(readableIn(ended.text)).toEqual([]);
  const part = partOf(one);
  expect(part).toMatchObject({ kind: 'failed' });
  expect(part.kind === 'failed' ? part.because : '').toContain('Resource postcondition failed');
  expect(readableIn(JSON.stringify(part))).toEqual([]);
});

test('what nobody has judged is not planned, and a value cannot pose as a command to the runner', async () => {
  const one = project({ resource: { terraform_data: { one: { for_each: { '::add-mask::prod': 1 }, input: 'x' } } } });
  const first = await planned(one);
  expect([first.exitCode, first.text.includes('::add-mask::')]).toEqual([0, false]);
  expect(first.text).toContain('add-mask::prod');
  writeFileSync(join(one.stack, 'more.tf'), 'output "more" { value = 1 }');
  const second = await planned(one);
  expect(second.exitCode).not.toBe(0);
  expect(partOf(one)).toMatchObject({ kind: 'refused', refusals: [{ rule: 'policy' }] });
});

test('without a key nothing is planned: no other job could compare it with a review', async () => {
  const one = project({ resource: { terraform_data: { one: { input: 'x' } } } });
  const ended = await planned(one, { SLUICE_REVIEW_KEY: undefined });
  expect(ended.exitCode).not.toBe(0);
  expect(ended.text).toContain('SLUICE_REVIEW_KEY is not set');
  expect(existsSync(join(one.folder, 'parts'))).toBe(false);
});

test('without a folder for parts a plan is the real one', async () => {
  const one = project({ resource: { terraform_data: { one: { input: 'x' } } } });
  const ended = await planned(one, { SLUICE_PLANS: undefined });
  expect(ended.text).toContain('Terraform will perform the following actions');
  expect(readdirSync(one.stack)).toContain('plan');
});
