import { path } from '../../environments';
import { dev } from '../../environments/dev';
import { preview } from '../../environments/preview';
import { prod } from '../../environments/prod';
import { sandbox } from '../../environments/sandbox';
import type { EnvironmentDraft } from '../../environments/schema/environment';
import { staging } from '../../environments/staging';
import { broken, problemsOf, problemsWith } from './problems-of';

const pr = preview(7);

function copying(cloneOf: string, base: EnvironmentDraft = pr): EnvironmentDraft {
  return broken(base, { databases: { ...base.databases, RAW: { ...base.databases?.['RAW'], cloneOf } } });
}

test('a preview may start with a copy of what dev lets be copied', () => {
  expect(problemsWith(path, [pr, sandbox('ann')])).toEqual([]);
  expect(pr.databases.ANALYTICS.cloneOf).toBe('DEV_ANALYTICS');
});

test.each([
  ['what dev keeps to itself', copying('DEV_RAW'), 'one of DEV_ANALYTICS'],
  ['another environment', copying('PROD_ANALYTICS'), 'one of DEV_ANALYTICS'],
  ['a schema that the source lacks', copying('DEV_ANALYTICS'), 'one of STAGING, MARTS'],
])('but not of %s', (_what, draft, allowed) => {
  expect(problemsWith(path, [draft])[0]).toMatchObject({ file: 'environments/preview.ts', allowed });
});

test('nor from another Snowflake account', () => {
  const moved = broken(pr, { snowflake: { ...pr.snowflake, account: 'DATA_OTHER' } });
  expect(problemsWith(path, [moved])).toMatchObject([
    { path: 'databases.ANALYTICS.cloneOf', allowed: expect.stringContaining('one Snowflake account') as string },
  ]);
});

test('an environment with an identity of its own starts with no copy', () => {
  expect(problemsOf(dev, copying('DEV_ANALYTICS', staging), prod)).toMatchObject([
    { file: 'environments/staging.ts', allowed: expect.stringContaining('identity of another') as string },
  ]);
});

test('what may be copied must be there, and a word that is nearly right is told', () => {
  const wrong = broken(dev, { snowflake: { ...dev.snowflake, clonableDatabases: ['ANALYTIC'] } });
  expect(problemsOf(wrong, staging, prod)).toMatchObject([
    { path: 'snowflake.clonableDatabases[0]', found: '"ANALYTIC"', suggestion: '"ANALYTICS"' },
  ]);
});
