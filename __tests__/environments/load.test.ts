import { path } from '../../environments';
import { load } from '../../environments/load';
import { preview } from '../../environments/preview';
import { EnvironmentError } from '../../environments/problem';
import { sandbox } from '../../environments/sandbox';
import { dev } from '../../environments/dev';
import { prod } from '../../environments/prod';
import { staging } from '../../environments/staging';
import { broken, problemsOf } from './problems-of';

test('the promotion path is dev, staging, prod, each after the one before', () => {
  expect(load(path).map(({ name, promotion }) => [name, promotion.from])).toEqual([
    ['dev', null],
    ['staging', 'dev'],
    ['prod', 'staging'],
  ]);
});

test('a fourth environment between staging and prod takes its place in the path by being listed', () => {
  const uat = { ...staging, name: 'uat', abbreviation: 'uat', aws: { accountId: '444444444444', region: 'eu-west-1' } };
  const environments = load([dev, staging, uat, prod]);
  expect(environments.map(({ promotion }) => promotion.from)).toEqual([null, 'dev', 'staging', 'uat']);
});

test('a profile fills in what an environment leaves out, and what is stated wins', () => {
  const [environment] = load([{ ...prod, retention: { logDays: 731 } }]);
  expect(environment?.retention).toEqual({
    logDays: 731,
    kmsDeletionDays: 30,
    stateNoncurrentDays: 365,
    preventDestroy: true,
    forceDestroy: false,
  });
});

test('every profile but production and staging may be destroyed', () => {
  const environments = load(path, [sandbox('ann'), preview(12)]);
  const durable = environments.filter(({ retention }) => retention.preventDestroy).map(({ name }) => name);
  expect(durable).toEqual(['staging', 'prod']);
});

test('a sandbox is transient, unscheduled, without Airflow, and bears its owner and time to live', () => {
  const environment = load(path, [sandbox('ann')]).at(-1);
  expect(environment).toMatchObject({
    name: 'sbx-ann',
    schedules: false,
    airflow: null,
    network: null,
    databases: { RAW: { transient: true, retentionDays: 0 } },
    tags: { 'sluice:owner': 'ann', 'sluice:ttl-days': '30' },
    state: { bucket: 'dev-sluice-state-111111111111', keyPrefix: 'sbx-ann' },
  });
});

test('every problem of every environment is listed at once', () => {
  const problems = problemsOf(
    broken(dev, { warehouses: { BI: { size: 'MEDUIM' } }, netwrok: {} }),
    broken(staging, { aws: { accountId: 1234, region: 'Ireland' } }),
  );
  expect(problems.map(({ file, path: at }) => `${file}: ${at}`)).toEqual(
    expect.arrayContaining([
      'environments/dev.ts: netwrok',
      'environments/dev.ts: warehouses.BI.size',
      'environments/staging.ts: aws.accountId',
      'environments/staging.ts: aws.region',
    ]),
  );
});

test('a rule between fields is asked even where another field of the same object is wrong', () => {
  const airflow = { ...dev.airflow, version: '1.10', schedulers: 2 };
  expect(problemsOf(broken(dev, { airflow })).map((problem) => problem.path)).toEqual([
    'airflow.version',
    'airflow.schedulers',
  ]);
});

test('refuses two environments of one name, or with one prefix', () => {
  expect(problemsOf(dev, dev)).toContainEqual(
    expect.objectContaining({ file: 'environments/index.ts', path: 'path[1]' }),
  );
  const uat = { ...staging, name: 'uat' };
  expect(problemsOf(dev, staging, uat)).toContainEqual(
    expect.objectContaining({ file: 'environments/uat.ts', path: 'abbreviation', found: '"stg"' }),
  );
});

test('the message reads as instructions, without a trace into this program', () => {
  const error = new EnvironmentError(
    problemsOf(broken(dev, { warehouses: { ...dev.warehouses, BI: { size: 'XS' } } })),
  );
  expect(error.stack).toBe(error.message);
  expect(error.message).toMatchInlineSnapshot(`
    "1 problem in the environments; nothing was synthesized.

    environments/dev.ts: warehouses.BI.size
      found    "XS"
      allowed  XSMALL, SMALL, MEDIUM, LARGE, XLARGE, XXLARGE, XXXLARGE, X4LARGE, X5LARGE, X6LARGE"
  `);
});

test('prices are those of the lists, unless an environment states its own', () => {
  const [listed] = load([dev]);
  const [own] = load([{ ...dev, cost: { ...dev.cost, prices: { 'snowflake-credit': 2.8 } } }]);
  expect(listed?.cost).toEqual({ ...dev.cost, prices: {} });
  expect(own?.cost.prices).toEqual({ 'snowflake-credit': 2.8 });
});
