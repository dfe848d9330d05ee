import type { Risk } from '../../../../delivery/model/risk';
import { dangerGroups, dangersOf } from '../../../../delivery/report/view/dangers';
import { changeOf, environmentOf, planned } from '../proposals';

const LOST: Risk = { kind: 'data-loss', level: 'high', reason: 'every table in it is gone' };
const GONE: Risk = { kind: 'identity-changed', level: 'high', reason: 'whoever knows it finds it gone' };
const LESS: Risk = { kind: 'interruption', level: 'medium', reason: 'someone loses privileges' };

function removed(address: string, ...risks: Risk[]) {
  return { change: changeOf(address, { action: 'delete', before: {} }), risks };
}

const environments = [
  environmentOf('dev', [
    planned('dev-warehouse', [
      removed('snowflake_grant.a', LESS),
      removed('snowflake_account_role.r', GONE),
      removed('snowflake_grant.b', LESS),
      removed('snowflake_schema.s', GONE, LOST),
    ]),
  ]),
];

test('what loses data comes first, then what else is grave', () => {
  expect(dangersOf({ environments }).map(({ address }) => address)).toEqual([
    'snowflake_schema.s',
    'snowflake_account_role.r',
    'snowflake_grant.a',
    'snowflake_grant.b',
  ]);
});

test('dangers that differ only by their address are told together, and none is left out', () => {
  const groups = dangerGroups(dangersOf({ environments }));
  expect(groups.map(({ addresses }) => addresses)).toEqual([
    ['snowflake_schema.s'],
    ['snowflake_account_role.r'],
    ['snowflake_grant.a', 'snowflake_grant.b'],
  ]);
});
