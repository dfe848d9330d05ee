import { type PolicyDifference, policyDifference } from '../../../../delivery/assess/risk/policy-difference';
import { statementsIn } from '../../../../delivery/assess/risk/policy-statements';

type Statement = Readonly<Record<string, unknown>>;

const READ = {
  Effect: 'Allow',
  Action: ['s3:GetObject', 's3:ListBucket'],
  Resource: ['arn:aws:s3:::lake', 'arn:aws:s3:::lake/*'],
};
const FROM_ORG = { StringEquals: { 'aws:PrincipalOrgID': ['o-1', 'o-2'] } };
const DENY = { Effect: 'Deny', Action: 's3:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };

function difference(before: readonly Statement[], after: readonly Statement[]): PolicyDifference {
  const read = (Statement: readonly Statement[]) => statementsIn(JSON.stringify({ Statement }))!;
  return policyDifference(read(before), read(after));
}

function counts(before: Statement, after: Statement) {
  const { allowed, undenied, lost } = difference([before], [after]);
  return { allowed: allowed.length, undenied: undenied.length, lost: lost.length };
}

const SAME = { allowed: 0, undenied: 0, lost: 0 };

test.each<[string, Statement, Statement]>([
  ['another order', READ, { ...READ, Action: ['s3:ListBucket', 's3:GetObject'] }],
  ['another name', READ, { ...READ, Sid: 'Read' }],
  ['other capitals in an action', READ, { ...READ, Action: ['S3:getobject', 's3:listbucket'] }],
  ['one value in place of a list of one', { ...READ, Action: ['s3:GetObject'] }, { ...READ, Action: 's3:GetObject' }],
  ['other spellings of everyone', { ...READ, Principal: '*' }, { ...READ, Principal: { AWS: '*' } }],
])('%s is no difference', (_, before, after) => {
  expect(counts(before, after)).toEqual(SAME);
});

test('one statement as two is no difference', () => {
  const halves = READ.Action.map((Action) => ({ ...READ, Action }));
  expect(difference([READ], halves)).toEqual({ allowed: [], undenied: [], lost: [] });
});

test.each<[string, Statement, Statement]>([
  ['a wider action', { ...READ, Action: 's3:Get*' }, { ...READ, Action: 's3:*' }],
  ['a wider resource', { ...READ, Resource: 'arn:aws:s3:::lake/raw/*' }, { ...READ, Resource: 'arn:aws:s3:::lake/*' }],
  ['a resource in other capitals', READ, { ...READ, Resource: [...READ.Resource, 'arn:aws:s3:::LAKE'] }],
  ['no condition', { ...READ, Condition: FROM_ORG }, READ],
  [
    'a condition that more fulfil',
    { ...READ, Condition: FROM_ORG },
    { ...READ, Condition: { StringEquals: { 'aws:PrincipalOrgID': ['o-1', 'o-2', 'o-3'] } } },
  ],
  [
    'an exclusion of fewer',
    { ...READ, Condition: { StringNotEquals: { 'aws:PrincipalOrgID': ['o-1', 'o-2'] } } },
    { ...READ, Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } } },
  ],
  ['another operator', { ...READ, Condition: FROM_ORG }, { ...READ, Condition: { StringLike: FROM_ORG.StringEquals } }],
  ['all but something', READ, { Effect: 'Allow', NotAction: 's3:DeleteObject', Resource: READ.Resource }],
  [
    'all but less',
    { Effect: 'Allow', NotAction: 's3:*', Resource: '*' },
    { Effect: 'Allow', NotAction: 's3:Get*', Resource: '*' },
  ],
  ['everyone but someone', READ, { ...READ, NotPrincipal: { AWS: 'arn:aws:iam::1:root' } }],
  ['an effect that nobody knows', READ, { ...READ, Effect: 'Permit', Action: 'iam:*' }],
])('%s is allowed', (_, before, after) => {
  expect(counts(before, after).allowed).toBeGreaterThan(0);
});

test.each<[string, Statement, Statement]>([
  ['a narrower action', { ...READ, Action: 's3:*' }, { ...READ, Action: 's3:Get*' }],
  ['a condition', READ, { ...READ, Condition: FROM_ORG }],
  [
    'fewer who fulfil it',
    { ...READ, Condition: FROM_ORG },
    { ...READ, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } },
  ],
  ['someone in place of everyone', { ...READ, Principal: '*' }, { ...READ, Principal: { AWS: 'arn:aws:iam::1:root' } }],
])('%s only takes away', (_, before, after) => {
  const { allowed, lost } = counts(before, after);
  expect({ allowed, losesSome: lost > 0 }).toEqual({ allowed: 0, losesSome: true });
});

test('a letter that may be any does not cover any number of letters', () => {
  expect(counts({ ...READ, Action: 's3:Get?' }, { ...READ, Action: 's3:Get*' }).allowed).toBeGreaterThan(0);
});

test('a denial that goes, or holds less often, is told; one that holds more often takes away', () => {
  const never = { ...DENY, Condition: { ...DENY.Condition, StringEquals: { 'aws:PrincipalAccount': '1' } } };
  expect(difference([DENY], []).undenied).toHaveLength(1);
  expect(counts(DENY, never)).toEqual({ ...SAME, undenied: 1 });
  expect(counts(never, DENY)).toEqual({ ...SAME, lost: 1 });
});

test.each(['{', '[]', '"text"', '{"Version":"2012-10-17"}'])('%s is no policy', (text) => {
  expect(statementsIn(text)).toBeUndefined();
});

test('a pattern that was made to keep a regular expression busy for ever is compared', () => {
  const before = { ...READ, Action: `s3:${'*a'.repeat(40)}b` };
  expect(counts(before, { ...READ, Action: `s3:${'a'.repeat(400)}` }).allowed).toBe(2);
});
