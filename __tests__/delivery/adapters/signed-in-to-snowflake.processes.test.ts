import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ProcessCommands } from '../../../delivery/adapters/process/process-commands';
import { signedInToSnowflake } from '../../../delivery/adapters/process/signed-in-to-snowflake';
import { readApplyCall } from '../../../delivery/adapters/terraform/apply-call';
import { TerraformBehindGate } from '../../../delivery/adapters/terraform/terraform-behind-gate';
import { TerraformCli } from '../../../delivery/adapters/terraform/terraform-cli';
import { macWith } from '../../../delivery/redaction/mac';
import { stack } from '../../fakes/fake-world';

const TERRAFORM = execFileSync('bash', ['-c', 'type -P terraform'], { encoding: 'utf8' }).trim();

/** What GitHub's issuer does, one answer after the other; when they are used up, the last again. */
let answers: readonly { readonly status: number; readonly body: string }[];
let asked: { readonly url: string | undefined; readonly authorization: string | undefined }[];
let server: Server;
let job: Record<string, string>;

const issues = (value: string) => ({ status: 200, body: JSON.stringify({ value }) });

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push({ url: request.url, authorization: request.headers.authorization });
    const { status, body } = answers[Math.min(asked.length, answers.length) - 1]!;
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  job = {
    PATH: process.env['PATH'] ?? '',
    ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/token?version=2`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'of-the-job',
  };
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

test('a job asks with its own token, for the audience of Snowflake', async () => {
  answers = [issues('one')];
  expect(await signedInToSnowflake(job)).toEqual({ ...job, SNOWFLAKE_TOKEN: 'one' });
  expect(asked).toEqual([
    { url: '/token?version=2&audience=snowflakecomputing.com', authorization: 'bearer of-the-job' },
  ]);
});

test.each([
  ['that holds a token', () => ({ ...job, SNOWFLAKE_TOKEN: 'held' })],
  ['that may not ask', () => ({ PATH: '/bin' })],
])('an environment %s stays as it is', async (_what, given) => {
  answers = [issues('never')];
  expect(await signedInToSnowflake(given())).toEqual(given());
  expect(asked).toEqual([]);
});

test.each([
  ['an error of the server', { status: 503, body: 'later' }],
  ['an answer without a token', { status: 200, body: '{}' }],
  ['an answer that is no JSON', { status: 200, body: '<html>' }],
  ['a limit', { status: 429, body: 'slower' }],
])('%s is asked again', async (_what, first) => {
  answers = [first, issues('two')];
  expect(await signedInToSnowflake(job)).toMatchObject({ SNOWFLAKE_TOKEN: 'two' });
});

test('a job that is refused is told what it lacks, without its token', async () => {
  answers = [{ status: 403, body: 'forbidden' }];
  const refused = signedInToSnowflake(job);
  await expect(refused).rejects.toMatchObject({ code: 'GitHubFailed' });
  await expect(refused).rejects.toThrow(/from 127\.0\.0\.1:\d+: it answered 403; the job needs .*"id-token: write"/);
  await expect(refused).rejects.not.toThrow('of-the-job');
  expect(asked).toHaveLength(1);
});

describe('what signs in', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sluice-token-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** A Terraform that notes what it is told of Snowflake, and then does as the script says. */
  function terraformThat(script: string): string {
    const binary = join(folder, 'terraform');
    writeFileSync(binary, `#!/bin/bash\necho "$1 \${SNOWFLAKE_TOKEN-none}" >> calls\n${script}\n`, { mode: 0o755 });
    return binary;
  }

  const calls = () => readFileSync(join(folder, 'calls'), 'utf8').trimEnd().split('\n');

  test('gets a token for each plan, and no error of Terraform quotes it', async () => {
    writeFileSync(join(folder, 'cdk.tf.json'), '{}');
    const fails = '[ "$1" = init ] || { echo "Error: bad token $SNOWFLAKE_TOKEN" >&2; exit 1; }';
    answers = [issues('token-of-the-first-plan'), issues('token-of-the-second-plan')];
    const terraform = new TerraformCli({ binary: terraformThat(fails), environment: job });
    for (const token of ['token-of-the-first-plan', 'token-of-the-second-plan']) {
      const planned = terraform.plan(stack('dev-warehouse', { folder }));
      await expect(planned).rejects.toMatchObject({ code: 'TerraformFailed' });
      await expect(planned).rejects.not.toThrow(token);
    }
    expect(calls()).toEqual(['init none', 'plan token-of-the-first-plan', 'plan token-of-the-second-plan']);
  });

  test('gets another token for the apply of a plan, from the command line and behind the gate', async () => {
    const one = { resource: { terraform_data: { one: { input: 'one' } } } };
    writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(one));
    const binary = terraformThat(`exec ${TERRAFORM} "$@"`);
    answers = ['of-plan-1', 'of-apply-1', 'of-plan-2', 'of-apply-2'].map(issues);

    const terraform = new TerraformCli({ binary, environment: job });
    const warehouse = stack('dev-warehouse', { folder });
    await terraform.apply(warehouse, await terraform.plan(warehouse));

    writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(one).replace('"one"}', '"two"}'));
    const behindGate = new TerraformBehindGate({ binary, folder, environment: job, signal: AbortSignal.any([]) });
    const call = readApplyCall(['apply'], {});
    await behindGate.read('dev-warehouse', call, macWith(Buffer.alloc(32, 7)));
    expect(await behindGate.apply(call)).toMatchObject({ exitCode: 0 });
    behindGate.close();

    expect(calls().filter((line) => /^(plan|apply)/.test(line))).toEqual([
      ...['plan of-plan-1', 'apply of-apply-1'],
      ...['plan of-plan-2', 'apply of-apply-2'],
    ]);
  });

  test('is a command that asks for it, and no other', async () => {
    answers = [issues('token-of-a-check')];
    const commands = new ProcessCommands({ environment: job, hidden: {} });
    const print = ['node', '-p', 'String(process.env.SNOWFLAKE_TOKEN).length'];
    const run = (variables: readonly string[]) => commands.run(print, { cwd: folder, timeoutSeconds: 30, variables });
    expect((await run(['SNOWFLAKE_TOKEN'])).rows).toContain(String('token-of-a-check'.length));
    expect(asked).toHaveLength(1);
    expect((await run([])).rows).toContain(String('undefined'.length));
    expect(asked).toHaveLength(1);
  });
});
