import { accessDelta } from '../../../../delivery/assess/access/access-delta';
import { coversPattern } from '../../../../delivery/assess/access/covers-pattern';
import { Redacted, UNKNOWN, type Value } from '../../../../delivery/model/value';
import { change, lines, planOf, type Thing } from './plan-of';

type Statement = Readonly<Record<string, unknown>>;

const policy = (...statements: Statement[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allow = (action: unknown, resource: unknown, more: Statement = {}): Statement => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
  ...more,
});
const deny = (action: unknown, resource: unknown, more: Statement = {}): Statement => ({
  ...allow(action, resource, more),
  Effect: 'Deny',
});

const at = (address: string, type: string, values: Thing['values']): Thing => ({ type, address, values });
const inline = (...statements: Statement[]): Thing =>
  at('aws_iam_role_policy.p', 'aws_iam_role_policy', { role: 'dev-airflow', name: 'p', policy: policy(...statements) });
const trust = (...statements: Statement[]): Thing =>
  at('aws_iam_role.r', 'aws_iam_role', {
    name: 'dev-airflow',
    assume_role_policy: policy(...statements),
    permissions_boundary: null,
    inline_policy: [],
    managed_policy_arns: [],
  });
const managed = (name: string, ...statements: Statement[]): Thing =>
  at(`aws_iam_policy.${name}`, 'aws_iam_policy', { name, arn: UNKNOWN, policy: policy(...statements) });
const attachment = (arn: Value): Thing =>
  at('aws_iam_role_policy_attachment.a', 'aws_iam_role_policy_attachment', { role: 'dev-airflow', policy_arn: arn });
const ROLE = trust();

const between = (before: Thing | null, after: Thing | null, stays: readonly Thing[] = [ROLE]) => {
  const { gained, lost, unknown } = accessDelta([planOf({ stays, changes: [change(before, after)] })]);
  return { gained: lines(gained), lost: lines(lost), unknown };
};

describe('what a role may do', () => {
  test('each action on each resource is told, with its conditions', () => {
    const when = {
      Condition: { StringEquals: { 'kms:ViaService': ['sqs', 's3'] }, Bool: { 'aws:SecureTransport': true } },
    };
    expect(between(null, inline(allow(['s3:GetObject', 's3:PutObject'], 'arn:a/*', when))).gained).toEqual([
      'aws role dev-airflow: s3:GetObject on arn:a/* when Bool aws:SecureTransport true and StringEquals kms:ViaService s3 or sqs',
      'aws role dev-airflow: s3:PutObject on arn:a/* when Bool aws:SecureTransport true and StringEquals kms:ViaService s3 or sqs',
    ]);
  });

  test('the same policy, written in another order, changes nothing', () => {
    const one = inline(allow(['s3:Get*', 's3:List*'], ['arn:b', 'arn:a']), allow('sqs:*', '*'));
    const same = inline(allow(['sqs:*'], ['*']), allow(['s3:List*', 's3:Get*'], ['arn:a', 'arn:b']));
    expect(between(one, same)).toEqual({ gained: [], lost: [], unknown: [] });
  });

  test('what a wider pattern held already is not gained, nor lost while it is still held', () => {
    const wide = allow('s3:*', 'arn:aws:s3:::lake/*');
    const narrow = allow('S3:GetObject', 'arn:aws:s3:::lake/raw/*', { Condition: { Bool: { x: 'true' } } });
    expect(between(inline(wide), inline(wide, narrow))).toEqual({ gained: [], lost: [], unknown: [] });
    expect(between(inline(wide, narrow), inline(wide))).toEqual({ gained: [], lost: [], unknown: [] });
    expect(between(inline(narrow), inline(wide)).gained).toEqual(['aws role dev-airflow: s3:* on arn:aws:s3:::lake/*']);
  });

  test('a condition that goes widens', () => {
    const bound = inline(allow('kms:Decrypt', 'arn:k', { Condition: { Bool: { x: 'true' } } }));
    expect(between(bound, inline(allow('kms:Decrypt', 'arn:k')))).toEqual({
      gained: ['aws role dev-airflow: kms:Decrypt on arn:k'],
      lost: [],
      unknown: [],
    });
  });

  test('a Deny that goes is access gained, and one that comes is access lost', () => {
    const [free, denied] = [inline(allow('s3:*', '*')), inline(allow('s3:*', '*'), deny('s3:Delete*', '*'))];
    const told = ['aws role dev-airflow: s3:Delete* without a Deny on *'];
    expect(between(denied, free)).toEqual({ gained: told, lost: [], unknown: [] });
    expect(between(free, denied)).toEqual({ gained: [], lost: told, unknown: [] });
  });

  test('a Deny on a role that is only just made takes nothing away', () => {
    expect(accessDelta([planOf({ comes: [ROLE, inline(deny('s3:*', '*'))] })]).lost).toEqual([]);
  });

  test('NotAction and NotResource are told as they stand', () => {
    const statement = { Effect: 'Allow', NotAction: ['iam:*', 'aws-portal:*'], NotResource: 'arn:secret' };
    expect(between(null, inline(statement)).gained).toEqual([
      'aws role dev-airflow: NotAction aws-portal:*, iam:* on NotResource arn:secret',
    ]);
  });

  test('policies that are attached count for who has them, by statement where a stack makes them', () => {
    const shared = managed('reads', allow('s3:GetObject', '*'));
    const arn = 'arn:aws:iam::111111111111:policy/reads';
    expect(between(null, attachment(arn), [ROLE, shared]).gained).toEqual(['aws role dev-airflow: s3:GetObject on *']);
    const wider = managed('reads', allow('s3:*', '*'));
    expect(between(shared, wider, [ROLE, attachment(arn)]).gained).toEqual(['aws role dev-airflow: s3:* on *']);
  });

  test('policies of AWS are told by name, also where a stack makes one of the same name', () => {
    const arn = 'arn:aws:iam::aws:policy/AdministratorAccess';
    const namesake = managed('AdministratorAccess', allow('s3:Get*', '*'));
    const told = [`aws role dev-airflow: all of policy AdministratorAccess on ${arn}`];
    expect(between(null, attachment(arn)).gained).toEqual(told);
    expect(between(null, attachment(arn), [ROLE, namesake]).gained).toEqual(told);
    expect(between(null, namesake, [ROLE, attachment(arn)]).gained).toEqual([
      'aws policy AdministratorAccess: s3:Get* on *',
    ]);
  });

  test('a policy that nobody has is told as its own', () => {
    const [narrow, wide] = [managed('boundary', allow('s3:Get*', '*')), managed('boundary', allow('s3:*', '*'))];
    expect(between(narrow, wide)).toEqual({ gained: ['aws policy boundary: s3:* on *'], lost: [], unknown: [] });
  });

  test('a boundary that goes is access gained', () => {
    const arn = 'arn:aws:iam::111111111111:policy/limits';
    const bounded = at(ROLE.address, ROLE.type, { ...ROLE.values, permissions_boundary: arn });
    const told = [`aws role dev-airflow: anything outside boundary limits on ${arn}`];
    expect(between(bounded, ROLE, [])).toEqual({ gained: told, lost: [], unknown: [] });
    expect(between(ROLE, bounded, [])).toEqual({ gained: [], lost: told, unknown: [] });
  });

  test('a role that lists the policies of other resources does not keep them alive', () => {
    const own = inline(allow('s3:*', '*'));
    const listing = at(ROLE.address, ROLE.type, {
      ...ROLE.values,
      inline_policy: [{ name: 'p', policy: own.values['policy'] ?? null }],
    });
    expect(between(own, null, [listing]).lost).toEqual(['aws role dev-airflow: s3:* on *']);
    expect(between(ROLE, listing, []).gained).toEqual(['aws role dev-airflow: s3:* on *']);
  });
});

describe('who may become a role, or use a resource', () => {
  test('principals are told with their conditions', () => {
    const statement = {
      Effect: 'Allow',
      Principal: { Federated: 'arn:oidc', Service: ['airflow.amazonaws.com'] },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringEquals: { sub: 'repo:acme/data:environment:dev' } },
    };
    const on = 'aws role dev-airflow when StringEquals sub repo:acme/data:environment:dev';
    expect(between(ROLE, trust(statement), []).gained).toEqual([
      `aws federated arn:oidc: sts:AssumeRoleWithWebIdentity on ${on}`,
      `aws service airflow.amazonaws.com: sts:AssumeRoleWithWebIdentity on ${on}`,
    ]);
  });

  test('an account is the same by its number and by its root', () => {
    const by = (name: string) => trust({ Effect: 'Allow', Principal: { AWS: name }, Action: 'sts:AssumeRole' });
    expect(between(by('111111111111'), by('arn:aws:iam::111111111111:root'), [])).toEqual({
      gained: [],
      lost: [],
      unknown: [],
    });
  });

  test('a bucket or a key that opens to anyone says so', () => {
    const bucket = at('aws_s3_bucket_policy.b', 'aws_s3_bucket_policy', {
      bucket: 'lake',
      policy: policy({ ...allow('s3:GetObject', 'arn:aws:s3:::lake/*'), Principal: '*' }),
    });
    const key = at('aws_kms_key.k', 'aws_kms_key', {
      policy: policy({ ...allow('kms:Decrypt', '*'), Principal: { AWS: '*' } }),
    });
    expect(between(null, bucket, []).gained).toEqual(['anyone: s3:GetObject on arn:aws:s3:::lake/*']);
    expect(between(null, key, []).gained).toEqual(['anyone: kms:Decrypt on kms key aws_kms_key.k']);
  });

  test('one key that is open to all does not hide that another one opens', () => {
    const key = (name: string): Thing =>
      at(`aws_kms_key.${name}`, 'aws_kms_key', { policy: policy({ ...allow('kms:*', '*'), Principal: '*' }) });
    expect(between(null, key('b'), [key('a')]).gained).toEqual(['anyone: kms:* on kms key aws_kms_key.b']);
  });

  test('a bucket that stops refusing plain HTTP is access gained', () => {
    const refusing = at('aws_s3_bucket_policy.b', 'aws_s3_bucket_policy', {
      bucket: 'lake',
      policy: policy({ ...deny('s3:*', 'arn:lake', { Condition: { Bool: { tls: 'false' } } }), Principal: '*' }),
    });
    const open = at(refusing.address, refusing.type, { bucket: 'lake', policy: policy() });
    expect(between(refusing, open, []).gained).toEqual(['anyone: s3:* without a Deny on arn:lake when Bool tls false']);
  });

  test('NotPrincipal is told as it stands', () => {
    const statement = { ...deny('s3:*', 'arn:lake'), NotPrincipal: { AWS: '111111111111' } };
    const closed = at('aws_s3_bucket_policy.b', 'aws_s3_bucket_policy', { bucket: 'lake', policy: policy(statement) });
    expect(between(null, closed, []).lost).toEqual([
      'anyone but aws account 111111111111: s3:* without a Deny on arn:lake',
    ]);
  });
});

describe('what cannot be read', () => {
  test.each<[string, Thing['values']]>([
    ['a policy that is known after the apply', { role: 'dev-airflow', policy: UNKNOWN }],
    ['a role that is known after the apply', { role: UNKNOWN, policy: policy(allow('*', '*')) }],
    ['a hidden policy', { role: 'dev-airflow', policy: new Redacted('(sensitive)', 'aa') }],
    ['a text that is no policy', { role: 'dev-airflow', policy: '{"Statement":[{"Effect":"Perhaps"}]}' }],
    ['a text that is no JSON', { role: 'dev-airflow', policy: 'allow all' }],
  ])('%s is named and never guessed', (_, values) => {
    const made = at('aws_iam_role_policy.p', 'aws_iam_role_policy', values);
    expect(between(null, made)).toEqual({ gained: [], lost: [], unknown: [made.address] });
  });

  test('a policy that becomes unknown is not told as lost', () => {
    const before = inline(allow('s3:*', '*'));
    const after = at(before.address, before.type, { ...before.values, policy: UNKNOWN });
    expect(between(before, after)).toEqual({ gained: [], lost: [], unknown: [before.address] });
  });

  test('a boundary that is not known yet does not hide who may become the role', () => {
    const statement = { Effect: 'Allow', Principal: { Service: 'glue.amazonaws.com' }, Action: 'sts:AssumeRole' };
    const made = trust(statement);
    const role = at(made.address, made.type, { ...made.values, permissions_boundary: UNKNOWN, inline_policy: UNKNOWN });
    expect(between(null, role, [])).toEqual({
      gained: ['aws service glue.amazonaws.com: sts:AssumeRole on aws role dev-airflow'],
      lost: [],
      unknown: [role.address],
    });
  });
});

test.each([
  ['s3:*', 's3:GetObject', true],
  ['*', 'NotAction iam:*', true],
  ['s3:Get*', 's3:*', false],
  ['s3:Get?bject', 's3:GetObject', true],
  ['s3:Get?', 's3:Get*', false],
  ['a*b*c', 'aXbYbZc', true],
  ['a*b*c', 'aXbYbZ', false],
  ['a*', 'a', true],
  ['', 'a', false],
  ['*iam:*', 'NotAction iam:*', false],
  ['NotAction iam:*', 'NotAction iam:PassRole', false],
])('%s covers %s: %p', (pattern, other, covered) => {
  expect(coversPattern(pattern, other)).toBe(covered);
});

test('no pattern makes the comparison slow', () => {
  expect(coversPattern(`${'*a'.repeat(2_000)}b`, 'a'.repeat(10_000))).toBe(false);
});

test('what is gained one way is lost the other', () => {
  const one = [
    trust(allow('sts:AssumeRole', undefined, { Principal: '*' })),
    inline(allow('s3:*', '*'), deny('s3:Put*', '*')),
  ];
  const other = [trust(), inline(allow(['s3:Get*', 'sqs:*'], ['*', 'arn:q']), deny('sqs:Delete*', '*'))];
  const plan = (from: Thing[], to: Thing[]) =>
    accessDelta([planOf({ changes: from.map((it, i) => change(it, to[i]!)) })]);
  expect(plan(one, other).gained.length).toBeGreaterThan(0);
  expect(plan(other, one)).toEqual({
    ...plan(one, other),
    gained: plan(one, other).lost,
    lost: plan(one, other).gained,
  });
});
