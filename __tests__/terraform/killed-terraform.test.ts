import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { requireWholeState, restoreState } from '../../delivery/adapters/terraform/local-state';
import { processesNaming, until } from '../processes';
import { buildPlugin, SimulatedTerraform } from './simulated-terraform';

jest.setTimeout(240_000);

const terraform = new SimulatedTerraform();
const STATE = path.join(terraform.work, 'dev.tfstate');
/** How many moments to kill at: `SLUICE_TEST_KILLS=15` hunts longer than CI has time for. */
const KILLS = Number(process.env['SLUICE_TEST_KILLS'] ?? 5);
const SEEDS = Array.from({ length: KILLS }, (_, n) => n + 1);

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

/** Thirty objects of three providers: with names, with ids that the service gives, alike, and referring to each other. */
function estate({ comment = 'first', more = 0 } = {}) {
  const numbered = <T>(count: number, make: (n: number) => T) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`n${n}`, make(n)]));
  return {
    terraform: { ...REQUIRED, backend: { local: { path: STATE } } },
    resource: {
      aws_eip: numbered(3, () => ({ domain: 'vpc', tags: { Purpose: 'egress' } })),
      aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
      aws_subnet: numbered(4, (n) => ({ vpc_id: '${aws_vpc.main.id}', cidr_block: `10.0.${n}.0/24` })),
      aws_security_group: { main: { name: 'main', description: comment, vpc_id: '${aws_vpc.main.id}' } },
      aws_ssm_parameter: { vpc: { name: '/dev/vpc', type: 'String', insecure_value: '${aws_vpc.main.id}' } },
      snowflake_database: { raw: { name: 'DEV_RAW', comment } },
      snowflake_schema: numbered(4 + more, (n) => ({ database: '${snowflake_database.raw.name}', name: `S${n}` })),
      snowflake_account_role: numbered(8 + more, (n) => ({ name: `ROLE_${n}`, comment })),
      github_repository_environment: numbered(3, (n) => ({ repository: 'data', environment: `e${n}` })),
      github_actions_variable: numbered(3 + more, (n) => ({
        repository: 'data',
        variable_name: `V${n}`,
        value: '${aws_vpc.main.id}',
      })),
    },
  };
}

const REQUIRED = {
  required_providers: {
    aws: { source: 'hashicorp/aws' },
    github: { source: 'integrations/github' },
    snowflake: { source: 'snowflakedb/snowflake' },
  },
};

/** A number from 0 to 1 that a seed always yields. */
function random(seed: number): number {
  return ((seed * 2_654_435_761) % 4_294_967_296) / 4_294_967_296;
}

/** Applies until a number of objects has come that the seed yields, at most `most`, and kills Terraform there. */
async function killedApply(seed: number, most: number): Promise<void> {
  const { child, finished } = terraform.start('apply', '-auto-approve', '-parallelism=3');
  const before = creations();
  const wanted = 1 + Math.floor(random(seed) * most);
  let ended = false;
  void finished.then(() => (ended = true));
  await until(`${wanted} objects are made`, () => ended || creations() - before >= wanted);
  // It may have come to its end before, where a run before it had made nearly everything.
  child.kill('SIGKILL');
  await finished;
  await until('its providers have gone', () => processesNaming(`${terraform.cloud}/bin/provider.cjs`).size === 0);
}

function creations(): number {
  return terraform.store.types().flatMap((type) => terraform.store.list(type)).length;
}

interface State {
  readonly resources: readonly {
    readonly mode: string;
    readonly type: string;
    readonly instances: readonly { readonly attributes: { readonly id: string } }[];
  }[];
}

function inState(): string[] {
  const { resources } = JSON.parse(readFileSync(STATE, 'utf8')) as State;
  return resources
    .filter(({ mode }) => mode === 'managed')
    .flatMap(({ type, instances }) => instances.map(({ attributes }) => `${type} ${attributes.id}`))
    .sort();
}

function inStore(): string[] {
  return terraform.store
    .types()
    .flatMap((type) => terraform.store.list(type).map(({ attributes }) => `${type} ${attributes['id'] as string}`))
    .sort();
}

/** What the person does: the same command again. Sluice mends the file of the state in between. */
async function again(): Promise<void> {
  await restoreState(terraform.work);
  await requireWholeState(terraform.work);
  await terraform.apply();
  expect(await terraform.plan()).toMatchObject({ exitCode: 0 });
  expect(inStore()).toEqual(inState());
}

test.each(SEEDS)('a first apply that is killed completes when it is run again (seed %i)', async (seed) => {
  terraform.configure(estate());
  await terraform.run('init');
  await killedApply(seed, 29);
  await again();
  expect(inState()).toHaveLength(29);
});

test.each(SEEDS.slice(0, Math.ceil(KILLS / 2)))(
  'a later apply that is killed, twice, completes when it is run again (seed %i)',
  async (seed) => {
    terraform.configure(estate());
    await terraform.run('init');
    await terraform.apply();
    terraform.configure(estate({ comment: 'second', more: 4 }));
    await killedApply(seed, 10);
    await restoreState(terraform.work);
    await killedApply(seed + 100, 6);
    await again();
    expect(inState()).toHaveLength(41);
  },
);

test.each([
  ['empty', ''],
  ['half-written', '{\n  "version": 4,\n  "res'],
])('a first apply that left its state %s completes, and what was in the file is kept', async (_how, text) => {
  terraform.configure(estate());
  await terraform.run('init');
  await killedApply(7, 29);
  writeFileSync(STATE, text);
  await again();
  expect(inState()).toHaveLength(29);
});

test('a provider that was killed under a living Terraform has its creates repeated', async () => {
  terraform.configure(estate());
  await terraform.run('init');
  const { finished } = terraform.start('apply', '-auto-approve', '-parallelism=3');
  await until('objects are made', () => creations() > 4);
  for (const pid of processesNaming(`${terraform.cloud}/bin/provider.cjs`).keys()) process.kill(pid, 'SIGKILL');
  expect((await finished).exitCode).toBe(1);
  await again();
});

test('after an orderly end, what exists is refused as ever, even where the whole state is gone', async () => {
  terraform.configure(estate());
  await terraform.run('init');
  await terraform.apply();
  rmSync(STATE);
  const { exitCode, output } = await terraform.run('apply', '-auto-approve');
  expect(exitCode).toBe(1);
  expect(output).toContain('snowflake_database ""DEV_RAW"" already exists');
  expect(output).toContain('aws_security_group');
});

test('what a killed run has left is not given to a stack with another state', async () => {
  terraform.configure(estate());
  await terraform.run('init');
  await killedApply(20, 29);
  const left = inStore();
  terraform.configure({
    ...estate(),
    terraform: { ...REQUIRED, backend: { local: { path: `${STATE}.other` } } },
  });
  await terraform.run('init', '-reconfigure');
  const { exitCode } = await terraform.run('apply', '-auto-approve');
  expect(exitCode).toBe(1);
  expect(inStore()).toEqual(expect.arrayContaining(left));
});

test('what a refresh has found in a state is nobody else’s, also where it was left by a killed run', async () => {
  const two = (names: readonly string[]) => ({
    terraform: { ...REQUIRED, backend: { local: { path: STATE } } },
    resource: { aws_eip: Object.fromEntries(names.map((name) => [name, { domain: 'vpc' }])), ...SLOW },
  });
  terraform.configure(two(['one']));
  await terraform.run('init');
  const { child, finished, output } = terraform.start('apply', '-auto-approve', '-parallelism=1');
  await until('the address is in the state', () => /aws_eip.one: Creation complete/.test(output()));
  process.kill(child.pid!, 'SIGKILL');
  await finished;
  await until('it is in the file', () => existsSync(STATE));
  await restoreState(terraform.work);
  terraform.configure(two(['one', 'other']));
  await again();
  expect(terraform.store.list('aws_eip')).toHaveLength(2);
});

/** What keeps an apply busy for a while. */
const SLOW = {
  snowflake_account_role: Object.fromEntries(
    Array.from({ length: 60 }, (_, n) => [`r${n}`, { name: `R_${n}`, depends_on: ['aws_eip.one'] }]),
  ),
};
