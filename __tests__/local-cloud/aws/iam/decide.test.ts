import { admits, decide } from '../../../../delivery/local-cloud/aws/iam/decide';
import type { Caller, IamRequest, RequestContext } from '../../../../delivery/local-cloud/aws/iam/request';

type Raw = Readonly<Record<string, unknown>>;

const BUCKET = 'arn:aws:s3:::states';
const ALLOW = { Sid: 'A', Effect: 'Allow', Action: 's3:GetObject', Resource: `${BUCKET}/*` };

function policy(...statements: readonly Raw[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

function asked(request: Partial<IamRequest> = {}): IamRequest {
  return { action: 's3:GetObject', resource: `${BUCKET}/dev/a.tfstate`, context: {}, ...request };
}

function may(statement: Raw, request: Partial<IamRequest> = {}): boolean {
  return decide({ permissions: [policy({ ...ALLOW, ...statement })], boundary: null }, asked(request)).isAllowed;
}

function when(Condition: Raw, context: RequestContext): boolean {
  return may({ Condition }, { context });
}

describe('the order of things', () => {
  test('what no statement names is denied, and no statement decided it', () => {
    expect(decide({ permissions: [policy(ALLOW)], boundary: null }, asked({ action: 's3:PutObject' }))).toEqual({
      isAllowed: false,
      by: null,
    });
  });

  test('a deny wins over any number of allows, wherever it stands', () => {
    const deny = { ...ALLOW, Sid: 'D', Effect: 'Deny' };
    for (const permissions of [[policy(ALLOW, deny)], [policy(deny, ALLOW)], [policy(ALLOW), policy(deny)]]) {
      expect(decide({ permissions, boundary: null }, asked())).toEqual({ isAllowed: false, by: 'D' });
    }
  });

  test('a boundary caps, and grants nothing by itself', () => {
    const all = policy({ Sid: 'All', Effect: 'Allow', Action: '*', Resource: '*' });
    const holds = (permissions: string[], boundary: string) => decide({ permissions, boundary }, asked()).isAllowed;
    expect(holds([all], policy(ALLOW))).toBe(true);
    expect(holds([all], policy({ ...ALLOW, Action: 's3:PutObject' }))).toBe(false);
    expect(holds([policy(ALLOW)], all)).toBe(true);
    expect(holds([], all)).toBe(false);
    expect(
      holds([all], policy({ Sid: 'All', Effect: 'Allow', Action: '*', Resource: '*' }, { ...ALLOW, Effect: 'Deny' })),
    ).toBe(false);
  });
});

describe('actions and resources', () => {
  test.each([
    ['s3:GetObject', true],
    ['S3:getobject', true],
    ['s3:Get*', true],
    ['s3:GetObjec?', true],
    ['s3:*', true],
    ['*', true],
    ['s3:GetObjec', false],
    ['s3:GetObject?', false],
    ['s3x:GetObject', false],
  ])('the action %s: %s', (Action, expected) => {
    expect(may({ Action })).toBe(expected);
  });

  test.each([
    [`${BUCKET}/*`, true],
    [`${BUCKET}/dev/a.tfstat?`, true],
    ['arn:aws:s3:::*', true],
    ['arn:*:s3:*:*:states/dev/a.tfstate', true],
    ['*', true],
    [BUCKET, false],
    [`${BUCKET}/Dev/*`, false],
    [`${BUCKET}/dev/a.tfstate.tflock`, false],
    ['arn:aws:s3:eu-west-1::states/*', false],
  ])('the resource %s: %s', (Resource, expected) => {
    expect(may({ Resource })).toBe(expected);
  });

  test('a wildcard reaches no further than the next colon, but in the last part of an ARN', () => {
    const at = (Resource: string, resource: string) => may({ Resource }, { resource });
    expect(at('arn:aws:logs:*::group', 'arn:aws:logs:eu-west-1:111111111111:group')).toBe(false);
    expect(at('arn:aws:logs:*:*:group:*', 'arn:aws:logs:eu-west-1:111111111111:group:a:b')).toBe(true);
  });

  test('a dot or a bracket in a pattern stands for itself', () => {
    expect(may({ Resource: `${BUCKET}/dev/a.tfstate` }, { resource: `${BUCKET}/dev/a-tfstate` })).toBe(false);
    expect(may({ Resource: `${BUCKET}/[a-z]` }, { resource: `${BUCKET}/b` })).toBe(false);
  });

  test('everything but what is listed', () => {
    const { Action: _action, ...others } = ALLOW;
    const { Resource: _resource, ...elsewhere } = ALLOW;
    const by = (statement: Raw, request: Partial<IamRequest>) =>
      decide({ permissions: [policy(statement)], boundary: null }, asked(request)).isAllowed;
    expect(by({ ...others, NotAction: 's3:Get*' }, {})).toBe(false);
    expect(by({ ...others, NotAction: 's3:Put*' }, {})).toBe(true);
    expect(by({ ...elsewhere, NotResource: `${BUCKET}/*` }, {})).toBe(false);
    expect(by({ ...elsewhere, NotResource: `${BUCKET}/*` }, { resource: 'arn:aws:s3:::others/a' })).toBe(true);
  });
});

describe('conditions', () => {
  const key = 'aws:PrincipalTag/team';

  test.each([
    ['StringEquals', 'data', true],
    ['StringEquals', 'Data', false],
    ['StringEquals', 'd*', false],
    ['StringEqualsIgnoreCase', 'DATA', true],
    ['StringLike', 'd?t*', true],
    ['StringLike', 'D*', false],
    ['StringNotEquals', 'data', false],
    ['StringNotEquals', 'other', true],
    ['StringNotEqualsIgnoreCase', 'DATA', false],
    ['StringNotLike', 'd*', false],
    ['StringNotLike', 'x*', true],
  ])('%s %s for data: %s', (operator, value, expected) => {
    expect(when({ [operator]: { [key]: value } }, { [key]: 'data' })).toBe(expected);
  });

  test.each([
    ['ArnLike', 'arn:aws:iam::*:role/dev-*', true],
    ['ArnEquals', 'arn:aws:iam::*:role/dev-*', true],
    ['ArnLike', 'arn:aws:iam::*', false],
    ['ArnNotLike', 'arn:aws:iam::*:role/dev-*', false],
    ['ArnNotEquals', 'arn:aws:iam::*:role/prod-*', true],
  ])('%s %s for a role: %s', (operator, value, expected) => {
    expect(
      when({ [operator]: { 'aws:PrincipalArn': value } }, { 'aws:PrincipalArn': 'arn:aws:iam::1:role/dev-x' }),
    ).toBe(expected);
  });

  test('keys have no case, values have', () => {
    expect(when({ StringEquals: { 'AWS:principaltag/TEAM': 'data' } }, { [key]: 'data' })).toBe(true);
  });

  test('one of several values is enough to match, and all must differ not to', () => {
    expect(when({ StringEquals: { [key]: ['ops', 'data'] } }, { [key]: 'data' })).toBe(true);
    expect(when({ StringNotEquals: { [key]: ['ops', 'data'] } }, { [key]: 'data' })).toBe(false);
    expect(when({ StringNotEquals: { [key]: ['ops', 'web'] } }, { [key]: 'data' })).toBe(true);
  });

  test('all conditions of a statement must hold', () => {
    const both = { StringEquals: { [key]: 'data', 'aws:SourceAccount': '1' } };
    expect(when(both, { [key]: 'data' })).toBe(false);
    expect(when(both, { [key]: 'data', 'aws:SourceAccount': '1' })).toBe(true);
    expect(when({ ...both, Bool: { 'aws:SecureTransport': true } }, { [key]: 'data', 'aws:SourceAccount': '1' })).toBe(
      false,
    );
  });

  test('Bool reads words, whatever their case', () => {
    expect(when({ Bool: { 'aws:SecureTransport': false } }, { 'aws:SecureTransport': 'false' })).toBe(true);
    expect(when({ Bool: { 'aws:SecureTransport': 'True' } }, { 'aws:SecureTransport': 'false' })).toBe(false);
  });

  test.each([
    ['StringEquals', false],
    ['StringEqualsIgnoreCase', false],
    ['StringLike', false],
    ['ArnLike', false],
    ['Bool', false],
    ['StringNotEquals', true],
    ['StringNotLike', true],
    ['ArnNotLike', true],
    ['StringEqualsIfExists', true],
    ['BoolIfExists', true],
    ['ForAnyValue:StringEquals', false],
    ['ForAnyValue:StringNotEquals', false],
    ['ForAllValues:StringEquals', true],
    ['ForAllValues:StringLike', true],
  ])('a missing key under %s: %s', (operator, expected) => {
    expect(when({ [operator]: { [key]: '*' } }, {})).toBe(expected);
  });

  test('IfExists changes nothing where the key is there', () => {
    expect(when({ StringEqualsIfExists: { [key]: 'data' } }, { [key]: 'ops' })).toBe(false);
  });

  test.each([
    ['ForAllValues:StringEquals', ['a', 'b'], true],
    ['ForAllValues:StringEquals', ['a', 'c'], false],
    ['ForAllValues:StringNotEquals', ['c', 'd'], true],
    ['ForAllValues:StringNotEquals', ['a', 'd'], false],
    ['ForAnyValue:StringEquals', ['c', 'b'], true],
    ['ForAnyValue:StringEquals', ['c', 'd'], false],
    ['ForAnyValue:StringNotEquals', ['a', 'd'], true],
    ['ForAnyValue:StringNotEquals', ['a', 'b'], false],
  ])('%s [a, b] for %j: %s', (operator, values, expected) => {
    expect(when({ [operator]: { 'aws:TagKeys': ['a', 'b'] } }, { 'aws:TagKeys': values })).toBe(expected);
  });

  test('Null asks whether a key is there', () => {
    expect(when({ Null: { [key]: 'true' } }, {})).toBe(true);
    expect(when({ Null: { [key]: 'true' } }, { [key]: 'data' })).toBe(false);
    expect(when({ Null: { [key]: 'false' } }, { [key]: 'data' })).toBe(true);
    expect(when({ Null: { [key]: false } }, {})).toBe(false);
  });
});

describe('variables', () => {
  test('stand for what the request brings, in resources and conditions', () => {
    const Resource = `${BUCKET}/\${aws:username}/*`;
    expect(may({ Resource }, { context: { 'aws:username': 'dev' } })).toBe(true);
    expect(may({ Resource }, { context: { 'aws:username': 'ops' } })).toBe(false);
    expect(when({ StringEquals: { 'aws:a': '${aws:b}' } }, { 'aws:a': 'x', 'aws:b': 'x' })).toBe(true);
  });

  test('a wildcard that a request brings is none', () => {
    expect(may({ Resource: `${BUCKET}/\${aws:username}/*` }, { context: { 'aws:username': '*' } })).toBe(false);
    expect(when({ StringLike: { 'aws:a': '${aws:b}' } }, { 'aws:a': 'x', 'aws:b': '*' })).toBe(false);
  });

  test('one that is missing matches nothing, unless it has a default', () => {
    expect(may({ Resource: `${BUCKET}/\${aws:username}/*` })).toBe(false);
    expect(may({ Resource: `${BUCKET}/\${aws:username, 'dev'}/*` })).toBe(true);
  });

  test('characters that are wildcards elsewhere can be written', () => {
    expect(may({ Resource: `${BUCKET}/\${*}` }, { resource: `${BUCKET}/*` })).toBe(true);
    expect(may({ Resource: `${BUCKET}/\${*}` }, { resource: `${BUCKET}/a` })).toBe(false);
    expect(may({ Resource: `${BUCKET}/\${$}{x}` }, { resource: `${BUCKET}/\${x}` })).toBe(true);
  });
});

describe('who asks', () => {
  const role: Caller = {
    kind: 'AWS',
    arns: ['arn:aws:iam::1:role/a', 'arn:aws:sts::1:assumed-role/a/s'],
    accountId: '1',
  };
  const service: Caller = { kind: 'Service', name: 'glue.amazonaws.com' };
  const lets = (who: Raw, caller: Caller) => {
    const { Sid, Effect } = ALLOW;
    const trust = policy({ Sid, Effect, Action: 'sts:AssumeRole', ...who });
    return admits(trust, 'trust', asked({ action: 'sts:AssumeRole', resource: '*', caller })).isAllowed;
  };

  test.each<[Raw, Caller, boolean]>([
    [{ Principal: '*' }, role, true],
    [{ Principal: { AWS: '*' } }, role, true],
    [{ Principal: { AWS: '*' } }, service, false],
    [{ Principal: { AWS: 'arn:aws:iam::1:role/a' } }, role, true],
    [{ Principal: { AWS: ['arn:aws:iam::1:role/b', 'arn:aws:sts::1:assumed-role/a/s'] } }, role, true],
    [{ Principal: { AWS: 'arn:aws:iam::1:root' } }, role, true],
    [{ Principal: { AWS: '1' } }, role, true],
    [{ Principal: { AWS: 'arn:aws:iam::2:root' } }, role, false],
    [{ Principal: { Service: 'glue.amazonaws.com' } }, service, true],
    [{ Principal: { Service: 'glue.amazonaws.com' } }, role, false],
    [{ NotPrincipal: { AWS: 'arn:aws:iam::1:role/b' } }, role, true],
    [{ NotPrincipal: { AWS: 'arn:aws:iam::1:role/a' } }, role, false],
  ])('%j', (who, caller, expected) => {
    expect(lets(who, caller)).toBe(expected);
  });
});

describe('what is not known is refused, by name', () => {
  test.each<[string, Raw, RequestContext]>([
    ['NumericLessThan on aws:x', { Condition: { NumericLessThan: { 'aws:x': '1' } } }, {}],
    ['StringMatches on aws:x', { Condition: { StringMatches: { 'aws:x': '1' } } }, {}],
    ['ForEachValue:StringEquals on aws:x', { Condition: { 'ForEachValue:StringEquals': { 'aws:x': '1' } } }, {}],
    ['ForAllValues:Null on aws:x', { Condition: { 'ForAllValues:Null': { 'aws:x': 'true' } } }, {}],
    ['toString on aws:x', { Condition: { toString: { 'aws:x': 'true' } } }, {}],
    ['Null aws:x is neither true nor false', { Condition: { Null: { 'aws:x': 'yes' } } }, {}],
    [
      'aws:x has 2 values, and StringEquals is for one',
      { Condition: { StringEquals: { 'aws:x': 'a' } } },
      { 'aws:x': ['a', 'b'] },
    ],
    [
      'compares with a variable that is not there',
      { Condition: { StringNotEquals: { 'aws:x': '${aws:y}' } } },
      { 'aws:x': 'a' },
    ],
    ['has a variable that is not closed', { Resource: 'arn:aws:s3:::${aws:y' }, {}],
    ['"dev/*" is not an ARN', { Resource: 'dev/*' }, {}],
    ['"GetObject" is not an action', { Action: 'GetObject' }, {}],
    ['Unrecognized key: "Effects"', { Effects: 'Allow' }, {}],
    ['has both Action and NotAction', { NotAction: 's3:GetObject' }, {}],
    ['an identity policy', { Principal: '*' }, {}],
  ])('%s', (message, statement, context) => {
    expect(() => may(statement, { context })).toThrow(message);
  });

  test('the older version of the language, and what is not JSON', () => {
    const old = JSON.stringify({ Version: '2008-10-17', Statement: [ALLOW] });
    for (const document of [old, '{']) {
      expect(() => decide({ permissions: [document], boundary: null }, asked())).toThrow(/not understood|not JSON/);
    }
  });

  test('a trust policy with a resource, and one without a principal', () => {
    const trust = (statement: Raw) => () => admits(policy(statement), 'trust', asked());
    expect(trust({ ...ALLOW, Principal: '*' })).toThrow('a trust policy');
    expect(trust({ Sid: 'A', Effect: 'Allow', Action: 'sts:AssumeRole' })).toThrow('a trust policy');
  });
});
