import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { terraformFailure } from '../../../delivery/adapters/terraform/terraform-failure';
import { entry, planJson } from './plan-json';

const folder = mkdtempSync(join(tmpdir(), 'failure-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What is told of a `terraform init` that printed this. */
async function told(stdout: string, rest: { planJson?: string; environment?: Record<string, string> } = {}) {
  const finished = { exitCode: 1, stdout, stderr: '' };
  const stack = { id: 'dev-lake', folder };
  const { message } = await terraformFailure({ verb: 'init', stack, finished, environment: {}, ...rest });
  return message;
}

function diagnostic(detail: string): string {
  return JSON.stringify({ type: 'diagnostic', diagnostic: { severity: 'error', summary: 'Bad request', detail } });
}

test('an error is told with the stack, the command and its exit code', async () => {
  expect(await told(diagnostic('no such bucket'))).toBe(
    'terraform init of dev-lake exited 1:\nBad request\nno such bucket',
  );
});

test('a secret of the environment that Terraform ran in is not told', async () => {
  const environment = { SNOWFLAKE_PASSWORD: 'hunter2-env', AWS_REGION: 'eu-west-1' };
  const said = await told('logging in as X with hunter2-env in eu-west-1 failed', { environment });
  expect(said).toContain('logging in as X with (sensitive) in eu-west-1 failed');
});

test('a secret of the configuration is not told, nor a sensitive variable', async () => {
  const provider = { snowflake: [{ user: 'SLUICE', password: 'hunter2-conf' }] };
  const variable = { one: { sensitive: true, default: 'hunter2-default' }, two: { sensitive: true }, three: {} };
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify({ provider, variable }));
  const environment = { TF_VAR_two: 'hunter2-given', TF_VAR_three: 'shown-three' };
  const said = await told(diagnostic('SLUICE/hunter2-conf hunter2-default hunter2-given shown-three'), { environment });
  expect(said).toContain('SLUICE/(sensitive) (sensitive) (sensitive) shown-three');
});

test('a secret that only the plan marks is not told', async () => {
  const marked = entry(['create'], { after: { a: 'hunter2-plan' }, after_sensitive: { a: true } });
  const said = await told(diagnostic('got hunter2-plan'), { planJson: planJson({ resource_changes: [marked] }) });
  expect(said).toContain('got (sensitive)');
});

test('a credential that nobody knew is told by its look', async () => {
  expect(await told(diagnostic('token ghp_abcdefghijklmnopqrstuvwxyz0123456789'))).toContain('token (sensitive)');
});

test('an error is told where the configuration is no JSON, too', async () => {
  writeFileSync(join(folder, 'cdk.tf.json'), '{"provider": hunter2-broken');
  expect(await told(diagnostic('unexpected token'))).toContain('Bad request\nunexpected token');
});

test('a lock that somebody holds is told with who has it since when, and how to take it away', async () => {
  const lock = ['  ID:        e7939964-eeed-28b9', '  Path:      x.tfstate', '  Operation: OperationTypeApply'];
  const rest = ['  Who:       ann@laptop', '  Version:   1.11.4', '  Created:   2026-11-21 20:04:52.8 +0000 UTC'];
  const summary = 'Error acquiring the state lock';
  const detail = ['Error message: resource temporarily unavailable', 'Lock Info:', ...lock, ...rest].join('\n');
  const said = JSON.stringify({ type: 'diagnostic', diagnostic: { severity: 'error', summary, detail } });
  const finished = { exitCode: 1, stdout: said, stderr: '' };
  const stack = { id: 'dev-lake', folder };
  const error = await terraformFailure({ verb: 'plan', stack, finished, environment: {} });
  expect(error.code).toBe('StateLocked');
  expect(error.message).toContain('dev-lake is locked by ann@laptop (apply, since 2026-11-21 20:04:52 UTC)');
  expect(error.message).toContain(`terraform -chdir=${folder} force-unlock e7939964-eeed-28b9`);
});
