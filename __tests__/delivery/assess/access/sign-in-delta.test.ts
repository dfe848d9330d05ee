import { accessDelta } from '../../../../delivery/assess/access/access-delta';
import { UNKNOWN, type Value } from '../../../../delivery/model/value';
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
