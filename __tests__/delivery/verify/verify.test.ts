import type { Environment } from '../../../environments/schema/environment';
import type { ChangeSet } from '../../../delivery/model/change-set';
import { DeliveryError } from '../../../delivery/model/delivery-error';
import { Redacted } from '../../../delivery/model/value';
import type { CommandResult } from '../../../delivery/ports/commands';
import { verify } from '../../../delivery/verify/verify';
import { fakeWorld, stack } from '../../fakes/fake-world';
import { change } from '../../fakes/scripted-terraform';

type Verification = Environment['promotion']['verifications'][number];

const LAKE = stack('dev-lake');
const WAREHOUSE = stack('dev-warehouse');

/** What a verification finds in dev, whose stacks have these plans, and where commands end like this. */
async function evidenceOf(
  verification: Verification | null,
  { plans = {}, command = {}, fakes = fakeWorld() }: Setting = {},
) {
  const { world, terraform, environments } = fakes;
  for (const [id, parts] of Object.entries(plans)) {
    terraform.plans(id, parts);
    const types = [...(parts.unchanged ?? []), ...(parts.changes ?? [])];
    terraform.has(id, ...types.map(({ address, type }) => ({ address, type, values: {} })));
  }
  const result = { exitCode: 0, output: '', rows: '', isFlood: false, ...command };
  const commands = {
    run: (argv: readonly string[], options: object) => (asked.push({ argv, ...options }), Promise.resolve(result)),
  };
  const asked: object[] = [];
  const dev = environments[0]!;
  const environment = {
    ...dev,
    promotion: { ...dev.promotion, verifications: verification === null ? [] : [verification] },
  };
  const subject = {
    assembly: { environments, stacks: [LAKE, WAREHOUSE] },
    environment,
    stacks: ['dev-lake'],
    folder: '/tree',
  };
  return { evidence: await verify(subject, { ...world, commands }), terraform, asked };
}

interface Setting {
  readonly plans?: Readonly<Record<string, Partial<ChangeSet>>>;
  readonly command?: Partial<CommandResult>;
  readonly fakes?: ReturnType<typeof fakeWorld>;
}

function bucket(name: string, status: unknown) {
  const values = { bucket: name, versioning_configuration: [{ status }] } as never;
  return {
    address: `aws_s3_bucket_versioning.${name}`,
    mode: 'managed',
    type: 'aws_s3_bucket_versioning',
    values,
  } as const;
}

const VERSIONED: Verification = {
  kind: 'smoke',
  name: 'lake',
  expect: [{ type: 'aws_s3_bucket_versioning', attribute: 'versioning_configuration.0.status', equals: 'Enabled' }],
};

test('nothing to verify gives no evidence', async () => {
  expect((await evidenceOf(null)).evidence).toEqual([]);
});

describe('an empty plan', () => {
  test('holds where a second plan changes nothing', async () => {
    const { evidence } = await evidenceOf({ kind: 'empty-plan' });
    expect(evidence).toEqual([{ check: 'dev-lake: empty plan', holds: true, seen: 'nothing is left to change' }]);
  });

  test('does not hold where something is left, or where it cannot be made', async () => {
    const left = await evidenceOf(
      { kind: 'empty-plan' },
      { plans: { 'dev-lake': { changes: [change('create', 'aws_s3_bucket.raw')] } } },
    );
    expect(left.evidence).toMatchObject([{ holds: false, seen: expect.stringContaining('1 to create') as string }]);
    const fakes = fakeWorld();
    fakes.world.terraform.plan = () => Promise.reject(new DeliveryError('TerraformFailed', 'no way in'));
    const failed = await evidenceOf({ kind: 'empty-plan' }, { fakes });
    expect(failed.evidence).toMatchObject([{ holds: false, seen: 'the plan failed: no way in' }]);
  });
});

describe('a smoke check', () => {
  test('holds where every object is as it should be', async () => {
    const plans = { 'dev-lake': { unchanged: [bucket('raw', 'Enabled'), bucket('clean', 'Enabled')] } };
    const { evidence, terraform } = await evidenceOf(VERSIONED, { plans });
    expect(evidence).toEqual([
      {
        check: 'lake: every aws_s3_bucket_versioning has versioning_configuration.0.status Enabled',
        holds: true,
        seen: '2 of 2 have',
      },
    ]);
    expect(terraform.calls).toEqual(['plan dev-lake']);
    expect(terraform.kept).toEqual([]);
  });

  test('does not hold where one is not, and names it', async () => {
    const plans = { 'dev-lake': { unchanged: [bucket('raw', 'Enabled'), bucket('clean', 'Suspended')] } };
    expect((await evidenceOf(VERSIONED, { plans })).evidence).toMatchObject([
      { holds: false, seen: '1 of 2 have; aws_s3_bucket_versioning.clean has "Suspended"' },
    ]);
  });

  test('looks at what the refresh found: what drifted is as it is, what was deleted is not there', async () => {
    const drifted = change('update', 'aws_s3_bucket_versioning.raw', {
      before: { versioning_configuration: [{ status: 'Suspended' }] },
    });
    const gone = change('create', 'aws_s3_bucket_versioning.clean');
    const plans = { 'dev-lake': { changes: [drifted, gone] } };
    expect((await evidenceOf(VERSIONED, { plans })).evidence).toMatchObject([
      { holds: false, seen: '0 of 1 have; aws_s3_bucket_versioning.raw has "Suspended"' },
    ]);
    const nothing = { 'dev-lake': { changes: [gone] } };
    expect((await evidenceOf(VERSIONED, { plans: nothing })).evidence).toMatchObject([
      { holds: false, seen: 'there is none' },
    ]);
  });

  test('asks for as many as it says, and lets the others be', async () => {
    const plans = {
      'dev-lake': { unchanged: [bucket('a', 'Enabled'), bucket('b', 'Suspended'), bucket('c', 'Enabled')] },
    };
    const asking = (atLeast: number): Verification => ({
      ...VERSIONED,
      expect: [{ ...VERSIONED.expect[0]!, atLeast }],
    });
    expect((await evidenceOf(asking(2), { plans })).evidence).toMatchObject([{ holds: true }]);
    expect((await evidenceOf(asking(3), { plans })).evidence).toMatchObject([{ holds: false }]);
  });

  test('numbers and switches are the same as texts; what is hidden, has parts or is not there is none of them', async () => {
    const one = (value: unknown) => ({ 'dev-lake': { unchanged: [bucket('a', value)] } });
    const asking = (equals: string | number | boolean): Verification => ({
      ...VERSIONED,
      expect: [{ ...VERSIONED.expect[0]!, equals }],
    });
    expect((await evidenceOf(asking(true), { plans: one('true') })).evidence).toMatchObject([{ holds: true }]);
    expect((await evidenceOf(asking(60), { plans: one(60) })).evidence).toMatchObject([{ holds: true }]);
    const seen = async (value: unknown) => (await evidenceOf(asking('x'), { plans: one(value) })).evidence[0];
    expect(await seen(new Redacted('(sensitive)', 'a'))).toMatchObject({
      holds: false,
      seen: expect.stringContaining('nobody may see') as string,
    });
    expect(await seen(['x'])).toMatchObject({
      holds: false,
      seen: expect.stringContaining('name one of them') as string,
    });
    expect(await seen(null)).toMatchObject({ holds: false, seen: expect.stringContaining('has none') as string });
  });

  test('that cannot be evaluated does not hold, and says why', async () => {
    const fakes = fakeWorld();
    fakes.world.terraform.plan = () => Promise.reject(new DeliveryError('TerraformFailed', 'no way in'));
    const plans = { 'dev-lake': { unchanged: [bucket('raw', 'Enabled')] } };
    expect((await evidenceOf(VERSIONED, { plans, fakes })).evidence).toEqual([
      { check: 'lake', holds: false, seen: 'it cannot be evaluated: no way in' },
    ]);
    fakes.world.terraform.plan = () => Promise.reject(new DeliveryError('Interrupted', 'stopped'));
    await expect(evidenceOf(VERSIONED, { plans, fakes })).rejects.toThrow('stopped');
  });

  test('shares its plan with an empty plan', async () => {
    const fakes = fakeWorld();
    fakes.terraform.plans('dev-lake', { unchanged: [bucket('raw', 'Enabled')] });
    fakes.terraform.has('dev-lake', { address: 'x', type: 'aws_s3_bucket_versioning', values: {} });
    const dev = fakes.environments[0]!;
    const verifications: Verification[] = [{ kind: 'empty-plan' }, VERSIONED];
    const environment = { ...dev, promotion: { ...dev.promotion, verifications } };
    const assembly = { environments: fakes.environments, stacks: [LAKE] };
    await verify({ assembly, environment, stacks: ['dev-lake'], folder: '/tree' }, fakes.world);
    expect(fakes.terraform.calls).toEqual(['plan dev-lake']);
  });
});

const COMMAND: Verification = {
  kind: 'command',
  name: 'dbt-test',
  command: ['dbt', 'test'],
  timeoutSeconds: 60,
  variables: ['SNOWFLAKE_TOKEN'],
};

describe('a command', () => {
  test('holds where it succeeds, in the tree of the release, with the variables that it names', async () => {
    const { evidence, asked } = await evidenceOf(COMMAND);
    expect(evidence).toEqual([{ check: 'dbt-test', holds: true, seen: 'it succeeded' }]);
    expect(asked).toEqual([
      { argv: ['dbt', 'test'], cwd: '/tree', timeoutSeconds: 60, variables: ['SNOWFLAKE_TOKEN'] },
    ]);
  });

  test('does not hold where it fails, and says how, at a length that people read', async () => {
    const output = `first\n${'long '.repeat(500)}\n\u001b[31mred\u001b[0m\nthe reason\n`;
    const [found] = (await evidenceOf(COMMAND, { command: { exitCode: 2, output } })).evidence;
    expect(found?.holds).toBe(false);
    expect(found?.seen).toMatch(/^it exited 2: .*the reason$/);
    expect(found?.seen).not.toMatch(/\p{Cc}|first/u);
    expect(found?.seen.length).toBeLessThan(450);
  });

  test('says that its time was up, or that it printed too much', async () => {
    const late = await evidenceOf(COMMAND, { command: { exitCode: 124 } });
    expect(late.evidence).toMatchObject([
      { holds: false, seen: expect.stringContaining('timed out after 60 s (exit code 124)') as string },
    ]);
    const flood = await evidenceOf(COMMAND, { command: { exitCode: 137, isFlood: true } });
    expect(flood.evidence).toMatchObject([
      { holds: false, seen: expect.stringContaining('more than 16 MiB') as string },
    ]);
  });
});

describe('a data check', () => {
  const asking = (rows: { least?: number; most?: number }): Verification => ({
    kind: 'data',
    name: 'orphans',
    command: ['query'],
    timeoutSeconds: 60,
    rows,
  });
  const found = async (rows: string, bounds: { least?: number; most?: number }, command: Partial<CommandResult> = {}) =>
    (await evidenceOf(asking(bounds), { command: { rows, ...command } })).evidence[0];

  test('counts an array of objects, or an object a line', async () => {
    for (const rows of ['[{"id":1},{"id":2}]', '{"id":1}\n{"id":2}\n', ' [ {"id":1},\n {"id":2} ] ']) {
      expect(await found(rows, { least: 2, most: 2 })).toEqual({
        check: 'orphans: 2 to 2 rows',
        holds: true,
        seen: 'it printed 2 rows',
      });
    }
    expect(await found('{"id":1}', { least: 1 })).toMatchObject({ check: 'orphans: at least 1 row', holds: true });
    expect(await found('', { most: 0 })).toMatchObject({ check: 'orphans: no rows', holds: true });
    expect(await found('[]', { most: 0 })).toMatchObject({ holds: true });
  });

  test('does not hold with too many rows, or too few', async () => {
    expect(await found('{"id":1}\n{"id":2}', { most: 1 })).toEqual({
      check: 'orphans: at most 1 row',
      holds: false,
      seen: 'it printed 2 rows',
    });
    expect(await found('[]', { least: 1 })).toMatchObject({ holds: false, seen: 'it printed 0 rows' });
  });

  test('does not hold where it printed no rows but something else, and shows none of it', async () => {
    for (const rows of ['secret-1', '{"id":1}\nsecret-1', '["secret-1"]', '"secret-1"', '[{"id":1}', '[1]', 'null']) {
      const evidence = await found(rows, { most: 9 });
      expect(evidence).toMatchObject({
        holds: false,
        seen: expect.stringMatching(/^it cannot be counted: /) as string,
      });
      expect(evidence?.seen).not.toContain('secret-1');
    }
  });

  test('does not hold where its command fails, whatever it printed', async () => {
    expect(await found('[]', { most: 0 }, { exitCode: 1, output: 'no such table' })).toMatchObject({
      holds: false,
      seen: 'it exited 1: no such table',
    });
  });
});

describe('access', () => {
  const asking = (can: ('read' | 'write' | 'own')[]): Verification => ({
    kind: 'access',
    expect: [{ role: 'ANALYST', schema: 'RAW.CRM', can }],
  });

  test('holds where a role can do what is said, and no more', async () => {
    expect((await evidenceOf(asking([]))).evidence).toEqual([
      { check: 'ANALYST on RAW.CRM: nothing', holds: true, seen: 'ANALYST can do nothing there' },
    ]);
    expect((await evidenceOf(asking(['read']))).evidence).toMatchObject([{ holds: false }]);
  });

  test('does not hold where the state cannot be read', async () => {
    const fakes = fakeWorld();
    fakes.world.terraform.state = () => Promise.reject(new DeliveryError('TerraformFailed', 'the state is damaged'));
    expect((await evidenceOf(asking([]), { fakes })).evidence).toEqual([
      { check: 'access', holds: false, seen: 'it cannot be evaluated: the state is damaged' },
    ]);
  });
});
