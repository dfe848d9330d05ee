import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { buildPlugin, SimulatedTerraform } from './simulated-terraform';

jest.setTimeout(120_000);

const terraform = new SimulatedTerraform();

beforeAll(async () => {
  buildPlugin();
  await terraform.install();
});

afterEach(() => {
  terraform.reset();
});

afterAll(() => {
  terraform.remove();
});

const GRANT = {
  privileges: ['USAGE'],
  account_role_name: '${snowflake_account_role.reader.name}',
  on_account_object: [{ object_type: 'DATABASE', object_name: '${snowflake_database.raw.name}' }],
};

/** A set of all three providers in which objects refer to each other. */
function estate(change: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {}) {
  const of = (name: string, base: object) => ({ ...base, ...change[name] });
  return {
    resource: {
      snowflake_database: { raw: of('database', { name: 'DEV_RAW', comment: 'as loaded' }) },
      snowflake_schema: {
        crm: of('schema', { database: '${snowflake_database.raw.name}', name: 'CRM', with_managed_access: 'true' }),
      },
      snowflake_warehouse: { load: of('warehouse', { name: 'DEV_LOAD', warehouse_size: 'XSMALL' }) },
      snowflake_account_role: { reader: { name: 'DEV_READER' } },
      snowflake_grant_privileges_to_account_role: { usage: of('grant', GRANT) },
      github_repository_environment: { dev: of('environment', { repository: 'data', environment: 'dev' }) },
      github_actions_environment_variable: {
        role: {
          repository: 'data',
          environment: '${github_repository_environment.dev.environment}',
          variable_name: 'ROLE',
          value: '${aws_iam_role.apply.arn}',
        },
      },
      aws_vpc: { main: of('vpc', { cidr_block: '10.0.0.0/16' }) },
      aws_subnet: { a: { vpc_id: '${aws_vpc.main.id}', cidr_block: '10.0.0.0/24', tags: { Name: 'a' } } },
      aws_iam_role: { apply: { name: 'dev-apply', assume_role_policy: '{}' } },
      aws_ssm_parameter: { vpc: { name: '/dev/vpc', type: 'String', insecure_value: '${aws_vpc.main.id}' } },
    },
  };
}

const COUNT = 11;

async function applied(configuration: object): Promise<void> {
  terraform.configure(configuration);
  expect(await terraform.run('init')).toMatchObject({ exitCode: 0 });
  await terraform.apply();
}

function stateOf(address: string): Record<string, unknown> {
  const state = JSON.parse(readFileSync(path.join(terraform.work, 'terraform.tfstate'), 'utf8')) as {
    resources: { type: string; name: string; mode: string; instances: { attributes: Record<string, unknown> }[] }[];
  };
  const found = state.resources.find(({ type, name }) => `${type}.${name}` === address);
  return found?.instances[0]?.attributes ?? {};
}

test('an estate of three providers is created, planned again without a change, and destroyed', async () => {
  await applied(estate());
  expect(stateOf('aws_vpc.main')['id']).toMatch(/^vpc-[0-9a-f]{17}$/);
  expect(stateOf('snowflake_schema.crm')).toMatchObject({
    id: '"DEV_RAW"."CRM"',
    fully_qualified_name: '"DEV_RAW"."CRM"',
  });
  expect(stateOf('github_actions_environment_variable.role')).toMatchObject({
    id: 'data:dev:ROLE',
    value: 'arn:aws:iam::111111111111:role/dev-apply',
  });
  expect(stateOf('snowflake_grant_privileges_to_account_role.usage')['id']).toBe(
    '"DEV_READER"|false|false|USAGE|OnAccountObject|DATABASE|"DEV_RAW"',
  );
  expect(await terraform.plan()).toMatchObject({ exitCode: 0 });
  const { output } = await terraform.run('destroy', '-auto-approve');
  expect(output).toContain(`Destroy complete! Resources: ${COUNT} destroyed.`);
  expect(terraform.store.types().flatMap((type) => terraform.store.list(type))).toEqual([]);
});

test('an update changes in place, and what forces a replacement replaces', async () => {
  await applied(estate());
  const vpc = stateOf('aws_vpc.main')['id'];
  terraform.configure(estate({ database: { comment: 'by day' }, vpc: { enable_dns_hostnames: true } }));
  expect(await terraform.apply()).toContain('0 added, 2 changed, 0 destroyed');
  expect(stateOf('aws_vpc.main')['id']).toBe(vpc);
  terraform.configure(estate({ database: { comment: 'by day' }, vpc: { cidr_block: '10.1.0.0/16' } }));
  const { output } = await terraform.plan();
  expect(output).toMatch(/cidr_block\s+= "10.0.0.0\/16" -> "10.1.0.0\/16" # forces replacement/);
  await terraform.apply();
  expect(stateOf('aws_vpc.main')['id']).not.toBe(vpc);
  expect(await terraform.plan()).toMatchObject({ exitCode: 0 });
});

test('a renamed Snowflake object keeps its place, under its new id', async () => {
  await applied(estate());
  terraform.configure(estate({ warehouse: { name: 'DEV_LOADING' } }));
  expect(await terraform.apply()).toContain('0 added, 1 changed, 0 destroyed');
  expect(stateOf('snowflake_warehouse.load')).toMatchObject({
    id: '"DEV_LOADING"',
    fully_qualified_name: '"DEV_LOADING"',
  });
  expect(terraform.store.list('snowflake_warehouse').map(({ id }) => id)).toEqual(['"DEV_LOADING"']);
  expect(await terraform.plan()).toMatchObject({ exitCode: 0 });
});

test('a change behind Terraform shows in the next plan, and an apply undoes it', async () => {
  await applied(estate());
  terraform.store.change('snowflake_database', '"DEV_RAW"', { comment: 'by hand' });
  const { exitCode, output } = await terraform.plan();
  expect(exitCode).toBe(2);
  expect(output).toContain('"by hand" -> "as loaded"');
  await terraform.apply();
  expect(await terraform.plan()).toMatchObject({ exitCode: 0 });
});

test('an object deleted behind Terraform is created again', async () => {
  await applied(estate());
  const [role] = terraform.store.list('snowflake_account_role');
  terraform.store.delete(role!);
  expect((await terraform.plan()).output).toContain('snowflake_account_role.reader will be created');
});

test('updating an object that has vanished since the plan fails and says what to do', async () => {
  await applied(estate());
  terraform.configure(estate({ database: { comment: 'new' } }));
  await terraform.run('plan', '-out=saved');
  const [database] = terraform.store.list('snowflake_database');
  terraform.store.delete(database!);
  const { exitCode, output } = await terraform.run('apply', 'saved');
  expect(exitCode).toBe(1);
  expect(output).toContain('snowflake_database ""DEV_RAW"" no longer exists; plan again');
});

test('creating what exists is refused by name, and importing it mends that', async () => {
  await applied(estate());
  await terraform.run('state', 'rm', 'snowflake_database.raw', 'aws_iam_role.apply');
  const refused = await terraform.run('apply', '-auto-approve');
  expect(refused.exitCode).toBe(1);
  expect(refused.output).toContain('snowflake_database ""DEV_RAW"" already exists');
  expect(refused.output).toContain('aws_iam_role "dev-apply" already exists');
  expect(await terraform.run('import', 'snowflake_database.raw', '"DEV_RAW"')).toMatchObject({ exitCode: 0 });
  terraform.configure({ ...estate(), import: [{ to: 'aws_iam_role.apply', id: 'dev-apply' }] });
  expect(await terraform.apply()).toContain('1 imported, 0 added, 0 changed, 0 destroyed');
  expect(await terraform.plan()).toMatchObject({ exitCode: 0 });
});

test('importing what does not exist is refused', async () => {
  await applied(estate());
  await terraform.run('state', 'rm', 'snowflake_database.raw');
  const { exitCode, output } = await terraform.run('import', 'snowflake_database.raw', '"NO_SUCH"');
  expect(exitCode).toBe(1);
  expect(output).toContain('Cannot import non-existent remote object');
});

test('what has left the configuration is destroyed, with types that it no longer names', async () => {
  await applied(estate());
  const { snowflake_warehouse: _, ...rest } = estate().resource;
  terraform.configure({ resource: rest });
  expect(await terraform.apply()).toContain('0 added, 0 changed, 1 destroyed');
  expect(terraform.store.list('snowflake_warehouse')).toEqual([]);
});

test('a data source answers from what another stack has applied, and says what it did not find', async () => {
  await applied(estate());
  const read = (name: string) => ({
    ...estate(),
    data: { aws_ssm_parameter: { vpc: { name } }, aws_caller_identity: { me: {} } },
    output: {
      vpc: { value: '${nonsensitive(data.aws_ssm_parameter.vpc.value)}' },
      account: { value: '${data.aws_caller_identity.me.account_id}' },
    },
  });
  terraform.configure(read('/dev/vpc'));
  await terraform.apply();
  const { output } = await terraform.run('output');
  expect(output).toContain(`vpc = "${String(stateOf('aws_vpc.main')['id'])}"`);
  expect(output).toContain('account = "111111111111"');
  terraform.configure(read('/dev/vcp'));
  expect((await terraform.plan()).output).toContain('no aws_ssm_parameter with name = "/dev/vcp" was found');
});

test('a data source that cannot be answered is refused by name', async () => {
  terraform.configure({ data: { aws_ami: { one: { owners: ['amazon'] } } } });
  await terraform.run('init');
  const { exitCode, output } = await terraform.plan();
  expect(exitCode).toBe(1);
  expect(output).toContain('the local cloud cannot answer data source aws_ami');
});

test.each([
  [
    'a size that Snowflake does not have',
    { warehouse: { warehouse_size: 'XS' } },
    '"warehouse_size" is "XS"; the documentation allows XSMALL',
  ],
  ['two targets of one grant', { grant: { on_account: true } }, 'exactly one of on_account, on_account_object'],
  [
    'no privileges at all',
    { grant: { privileges: null } },
    'exactly one of privileges, all_privileges must be specified',
  ],
  ['an argument that is not there', { database: { coment: 'x' } }, 'Extraneous JSON object property'],
  ['a value for what is computed', { database: { fully_qualified_name: 'x' } }, 'Value for unconfigurable attribute'],
])('a plan with %s is refused', async (_, change, message) => {
  terraform.configure(estate(change));
  await terraform.run('init');
  const { exitCode, output } = await terraform.plan();
  expect(exitCode).toBe(1);
  expect(output.replaceAll(/\s+/g, ' ')).toContain(message);
});

test('values that the real provider calls sensitive are masked', async () => {
  terraform.configure({
    resource: { snowflake_service_user: { one: { name: 'LOADER', login_name: 'very-secret-login' } } },
  });
  await terraform.run('init');
  const output = await terraform.apply();
  expect(output).toMatch(/login_name\s+= \(sensitive value\)/);
  expect(output).not.toContain('very-secret-login');
});

test('a truncated object file stops the plan with its name and the mend', async () => {
  await applied(estate());
  const folder = path.join(terraform.cloud, 'store/snowflake_database');
  const file = path.join(folder, readdirSync(folder)[0]!);
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, 40));
  const { exitCode, output } = await terraform.plan();
  expect(exitCode).toBe(1);
  expect(output.replaceAll(/\s+/g, ' ')).toContain('is not an object of the local cloud: restore it, or delete it');
});

/** Many objects, so that an apply is still under way when it is cut off. */
function manyRoles() {
  const roles = Array.from({ length: 120 }, (_, n) => [`r${n}`, { name: `ROLE_${n}` }] as const);
  return { resource: { snowflake_account_role: Object.fromEntries(roles) } };
}

/** The processes whose command line names this test's cloud. */
function pluginsOf(cloud: string): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n');
  return lines
    .filter((line) => line.includes(`${cloud}/bin/provider.cjs`))
    .map((line) => Number(line.trim().split(' ')[0]));
}

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition(); waited += 20) {
    if (waited > 20_000) throw new Error('it did not happen within 20 s');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('Ctrl-C in mid-apply leaves no process, and a second run goes on', async () => {
  terraform.configure(manyRoles());
  await terraform.run('init');
  const { child, finished, output } = terraform.start('apply', '-auto-approve');
  await until(() => output().includes('Creation complete'));
  process.kill(-child.pid!, 'SIGINT');
  await finished;
  await until(() => pluginsOf(terraform.cloud).length === 0);
  await terraform.apply();
  expect(await terraform.plan()).toMatchObject({ exitCode: 0 });
});

test('a provider killed in mid-apply has lost nothing that it acknowledged', async () => {
  terraform.configure(manyRoles());
  await terraform.run('init');
  const { finished, output } = terraform.start('apply', '-auto-approve');
  await until(() => output().includes('Creation complete'));
  for (const pid of pluginsOf(terraform.cloud)) process.kill(pid, 'SIGKILL');
  expect((await finished).exitCode).toBe(1);
  const acknowledged = [...output().matchAll(/Creation complete after \d+s \[id="(ROLE_\d+)"\]/g)].map(
    ([, name]) => name,
  );
  const stored = terraform.store.list('snowflake_account_role').map(({ attributes }) => attributes['name']);
  expect(stored).toEqual(expect.arrayContaining(acknowledged));
  await terraform.apply();
  expect(terraform.store.list('snowflake_account_role')).toHaveLength(120);
});

test('Terraform killed in mid-apply leaves no provider behind', async () => {
  terraform.configure(manyRoles());
  await terraform.run('init');
  const { child, finished, output } = terraform.start('apply', '-auto-approve');
  await until(() => output().includes('Creation complete'));
  process.kill(child.pid!, 'SIGKILL');
  await finished;
  await until(() => pluginsOf(terraform.cloud).length === 0);
});

test('installing again keeps every lock file valid', async () => {
  await applied(estate());
  await terraform.install();
  expect(await terraform.run('init')).toMatchObject({ exitCode: 0 });
});
