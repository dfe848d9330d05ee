import { accessDelta } from '../../../../delivery/assess/access/access-delta';
import { UNKNOWN, type Value } from '../../../../delivery/model/value';
import { identityStatements } from '../../../../stacks/constructs/snowflake/workload-identity';
import { change, lines, planOf, type Thing } from './plan-of';

const at = (address: string, type: string, values: Thing['values']): Thing => ({
  type,
  address,
  values,
});
const user = (policy: Value, name = 'LOADER'): Thing =>
  at(`snowflake_service_user.${name}`, 'snowflake_service_user', {
    name,
    network_policy: policy,
    disabled: 'false',
  });
const policy = (values: Thing['values']): Thing =>
  at('snowflake_network_policy.p', 'snowflake_network_policy', {
    name: 'LOGIN',
    ...values,
  });
const OFFICE = policy({ allowed_ip_list: ['10.0.0.0/8'] });

const between = (before: Thing | null, after: Thing | null, stays: readonly Thing[] = []) => {
  const { gained, lost, unknown } = accessDelta([planOf({ stays, changes: [change(before, after)] })]);
  return { gained: lines(gained), lost: lines(lost), unknown };
};

test('a user without a network policy signs in from anywhere', () => {
  expect(between(null, user(null)).gained).toEqual(['user LOADER: sign in on from anywhere']);
  expect(between(user('"LOGIN"'), user(''), [OFFICE])).toEqual({
    gained: ['user LOADER: sign in on from anywhere'],
    lost: [],
    unknown: [],
  });
});

test('an address more in a policy is access gained by each of its users', () => {
  const wider = policy({
    allowed_ip_list: ['10.0.0.0/8', '192.0.2.1'],
    allowed_network_rule_list: ['"DB"."S"."VPN"'],
  });
  expect(between(OFFICE, wider, [user('LOGIN'), user('LOGIN', 'BI')]).gained).toEqual([
    'user BI: sign in on from 192.0.2.1',
    'user BI: sign in on from network rule DB.S.VPN',
    'user LOADER: sign in on from 192.0.2.1',
    'user LOADER: sign in on from network rule DB.S.VPN',
  ]);
});

test('an address that is no longer blocked is access gained', () => {
  const blocking = policy({
    allowed_ip_list: ['10.0.0.0/8'],
    blocked_ip_list: ['10.9.0.0/16'],
  });
  expect(between(blocking, OFFICE, [user('LOGIN')]).gained).toEqual(['user LOADER: sign in on from 10.0.0.0/8']);
});

test('an attachment counts as the policy of its users, or of the account', () => {
  const attached = (values: Thing['values']): Thing =>
    at('a', 'snowflake_network_policy_attachment', {
      network_policy_name: 'LOGIN',
      ...values,
    });
  const stays = [OFFICE, user(null)];
  expect(between(null, attached({ users: ['LOADER'], set_for_account: false }), stays).lost).toEqual([
    'user LOADER: sign in on from anywhere',
  ]);
  expect(between(attached({ users: [], set_for_account: true }), null, stays).gained).toEqual([
    'user LOADER: sign in on from anywhere',
    'users without a network policy of their own: sign in on from anywhere',
  ]);
});

test('a policy of another stack is told by its name', () => {
  expect(between(null, user('ELSEWHERE')).gained).toEqual([
    'user LOADER: sign in on from where policy ELSEWHERE allows',
  ]);
});

test('a policy that is not known yet is named and never guessed', () => {
  expect(between(user('LOGIN'), user(UNKNOWN), [OFFICE])).toEqual({
    gained: [],
    lost: [],
    unknown: ['snowflake_service_user.LOADER'],
  });
});

describe('statements that stacks execute', () => {
  const executes = (execute: Value, revert: Value = 'SELECT 1'): Thing =>
    at('snowflake_execute.x', 'snowflake_execute', { execute, revert });
  const trusting = (subject: string): Thing =>
    executes(
      `ALTER USER "LOADER" SET WORKLOAD_IDENTITY = (TYPE = OIDC ISSUER = 'https://issuer' SUBJECT = '${subject}')`,
    );

  test('whom a user trusts to be itself is told', () => {
    expect(between(trusting('repo:a:environment:dev'), trusting('repo:b:environment:dev'))).toEqual({
      gained: ['subject repo:b:environment:dev of https://issuer: sign in on user LOADER'],
      lost: ['subject repo:a:environment:dev of https://issuer: sign in on user LOADER'],
      unknown: [],
    });
  });

  test('the statements of our own users can be read', () => {
    const github = {
      kind: 'oidc',
      issuer: 'https://issuer',
      subjects: ["repo:o'hara/data:pull_request", 'two'],
    } as const;
    const aws = { kind: 'aws', arn: 'arn:aws:iam::111111111111:role/airflow' } as const;
    const made = [...identityStatements('DEV LOADER', github), ...identityStatements('BI', aws)].map(
      ({ execute, revert }, i) => at(`snowflake_execute.${i}`, 'snowflake_execute', { execute, revert }),
    );
    const { gained, unknown } = accessDelta([planOf({ comes: made })]);
    expect(unknown).toEqual([]);
    expect(lines(gained)).toEqual([
      'aws arn:aws:iam::111111111111:role/airflow: sign in on user BI',
      `subject repo:o'hara/data:pull_request of https://issuer: sign in on user "DEV LOADER"`,
      'subject two of https://issuer: sign in on user "DEV LOADER"',
    ]);
  });

  test.each<[Value, Value]>([
    ['GRANT ROLE ACCOUNTADMIN TO USER BI', 'SELECT 1'],
    ['SELECT 1', 'REVOKE ROLE A FROM USER B'],
    ['CALL ADMIN.SETUP()', 'SELECT 1'],
    [`ALTER USER "X" SET WORKLOAD_IDENTITY = (TYPE = GCP SUBJECT = '1')`, 'SELECT 1'],
    [UNKNOWN, 'SELECT 1'],
  ])('one that may be about access is named: %j', (execute, revert) => {
    expect(between(null, executes(execute, revert))).toEqual({
      gained: [],
      lost: [],
      unknown: ['snowflake_execute.x'],
    });
  });

  test('any other is not', () => {
    const monitor = executes('ALTER WAREHOUSE "BI" SET RESOURCE_MONITOR = "M"', 'DESCRIBE WAREHOUSE "BI"');
    expect(between(null, monitor)).toEqual({ gained: [], lost: [], unknown: [] });
  });
});
