import { assessRisks } from '../../../../delivery/assess/risk/assess-risks';
import type { Change } from '../../../../delivery/model/change-set';
import { highestLevel, type Risk, worstFirst } from '../../../../delivery/model/risk';
import { UNKNOWN } from '../../../../delivery/model/value';
import { AWS_CASES } from './cases/aws-cases';
import { GITHUB_CASES } from './cases/github-cases';
import { changeOf, type RiskCase } from './cases/risk-case';
import { SNOWFLAKE_CASES } from './cases/snowflake-cases';

const CASES: readonly RiskCase[] = [...AWS_CASES, ...SNOWFLAKE_CASES, ...GITHUB_CASES];

function risksOf(change: Change): readonly Risk[] {
  return assessRisks({ changes: [change] })[0]!.risks;
}

function rated(risks: readonly Risk[]): string[] {
  return [...new Set(risks.map(({ kind, level }) => `${kind} ${level}`))].sort();
}

test('there are at least 60 labelled cases, each of its own', () => {
  expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length);
  expect(CASES.length).toBeGreaterThanOrEqual(60);
});

test.each(CASES)('$name', ({ change, risks }) => {
  expect(rated(risksOf(change))).toEqual([...risks].sort());
});

test.each(CASES)('the worst comes first, each with a sentence: $name', ({ change }) => {
  const risks = risksOf(change);
  expect(risks).toEqual(worstFirst(risks));
  for (const { reason } of risks) expect(reason).toMatch(/^\S.*[^\s:]$/s);
});

test('every change is assessed, in the order of the plan', () => {
  const changes = CASES.map(({ change }) => change);
  expect(assessRisks({ changes }).map(({ change }) => change)).toEqual(changes);
});

test.each([
  ['a move', { action: 'none', movedFrom: 'snowflake_database.OLD' }],
  ['an import', { action: 'none', importedAs: 'RAW' }],
  ['a read', { action: 'read', mode: 'data', before: null }],
] as const)('%s is routine, whatever the type', (_, parts) => {
  for (const type of ['snowflake_database', 'aws_quantum_computer']) {
    expect(rated(risksOf(changeOf(type, parts)))).toEqual(['routine low']);
  }
});

test('what is imported and changed is judged by what changes', () => {
  const change = changeOf('snowflake_database', {
    importedAs: 'RAW',
    before: { data_retention_time_in_days: 14 },
    after: { data_retention_time_in_days: 1 },
  });
  expect(rated(risksOf(change))).toEqual(['data-loss high']);
});

test('a grant that Terraform forgets stays, and that is said', () => {
  const [risk] = risksOf(changeOf('snowflake_grant_ownership', { action: 'forget', after: null }));
  expect(risk).toMatchObject({ kind: 'routine', level: 'medium' });
  expect(risk!.reason).toContain('forgets');
});

test('a value that is known only after the apply is the reason that is given', () => {
  const before = { warehouse_size: 'SMALL' };
  const risks = risksOf(changeOf('snowflake_warehouse', { before, after: { warehouse_size: UNKNOWN } }));
  for (const { reason } of risks)
    expect(reason).toContain('known only after the apply, so it counts as the worse case');
});

test('what a new object leaves to the provider is no risk; what it states, and nobody can see yet, is the worst case', () => {
  const after = { acl: UNKNOWN, policy: UNKNOWN };
  const bucket = { action: 'create', before: null, after } as const;
  const risksStating = (...stated: string[]) => rated(risksOf(changeOf('aws_s3_bucket', { ...bucket, stated })));
  expect(risksStating('bucket')).toEqual(['routine low']);
  expect(risksStating('policy')).toEqual(['access-widened high']);
  expect(rated(risksOf(changeOf('aws_s3_bucket', bucket)))).toEqual(['access-widened high', 'network-exposed high']);
});

test('an update that takes a policy out of the configuration is judged by what cannot be seen yet', () => {
  const [before, after] = [{ policy: '{"Statement":[]}' }, { policy: UNKNOWN }];
  expect(rated(risksOf(changeOf('aws_sqs_queue', { before, after, stated: [] })))).toEqual(['access-widened high']);
});

test('blocks that nobody can see yet are the worst case, stated or not: those of a dynamic block are not told', () => {
  const after = { ingress: [{ cidr_blocks: UNKNOWN }] };
  const change = changeOf('aws_security_group', { action: 'create', before: null, after, stated: [] });
  expect(rated(risksOf(change))).toEqual(['network-exposed high']);
});

test('a reason names the attribute as a reader knows it, with what it was and becomes', () => {
  const rules = (days: number) => ({ rule: [{ id: 'old', expiration: [{ days }] }] });
  const change = changeOf('aws_s3_bucket_lifecycle_configuration', { before: rules(90), after: rules(30) });
  expect(risksOf(change)[0]!.reason).toMatch(/^rule\.expiration\.days goes from 90 to 30: /);
});

test('what forces a replace stands in the reason', () => {
  const change = changeOf('snowflake_database', { action: 'replace', replacedBecause: ['is_transient'] });
  expect(risksOf(change)[0]!.reason).toContain('because of is_transient');
});

test('rules for a bucket that the same plan makes delete nothing; a role of the same name is no bucket', () => {
  const rules = changeOf('aws_s3_bucket_lifecycle_configuration', {
    action: 'create',
    before: null,
    after: { bucket: 'lake', rule: [{ id: 'old', expiration: [{ days: 7 }] }] },
  });
  const named = (type: string, after: Change['after']) => changeOf(type, { action: 'create', before: null, after });
  const levelWith = (other: Change) => highestLevel(assessRisks({ changes: [rules, other] })[0]!.risks);
  expect(levelWith(named('aws_s3_bucket', { bucket: 'lake' }))).toBe('low');
  expect(levelWith(named('aws_iam_role', { name: 'lake' }))).toBe('high');
});
