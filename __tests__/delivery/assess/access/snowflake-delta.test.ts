import { accessDelta } from '../../../../delivery/assess/access/access-delta';
import { Redacted, UNKNOWN } from '../../../../delivery/model/value';
import { change, lines, planOf, thing } from './plan-of';
import {
  acts,
  databaseRole,
  futureTables,
  holds,
  includes,
  may,
  role,
  roleMay,
  user,
  warehouse,
} from './snowflake-things';

const SCHEMA = '"ANALYTICS"."MARTS"';
const MARTS_R = databaseRole('ANALYTICS.MARTS_R');
const reads = may('"ANALYTICS"."MARTS_R"', ['SELECT'], futureTables(SCHEMA));
const analystReads = holds('ANALYST', '"ANALYTICS"."MARTS_R"');
const ANALYST = role('ANALYST');

describe('through roles', () => {
  test('a new functional role that includes TRANSFORMER gains what TRANSFORMER has', () => {
    const stays = [
      role('TRANSFORMER'),
      MARTS_R,
      reads,
      holds('TRANSFORMER', 'ANALYTICS.MARTS_R'),
      roleMay('TRANSFORMER', ['USAGE'], warehouse('TRANSFORMING')),
    ];
    const { gained, lost } = accessDelta([planOf({ stays, comes: [role('CHIEF'), includes('CHIEF', 'TRANSFORMER')] })]);
    expect(gained).toEqual([
      {
        who: 'role CHIEF',
        what: 'SELECT',
        on: 'future tables in ANALYTICS.MARTS',
        through: ['TRANSFORMER', 'ANALYTICS.MARTS_R'],
      },
      { who: 'role CHIEF', what: 'USAGE', on: 'warehouse TRANSFORMING', through: ['TRANSFORMER'] },
    ]);
    expect(lost).toEqual([]);
  });

  test('revoking a database role takes away from everyone above', () => {
    const above = [role('LEAD'), includes('LEAD', 'ANALYST'), user('BI'), acts('BI', 'LEAD')];
    const plan = planOf({ stays: [ANALYST, MARTS_R, reads, ...above], goes: [analystReads] });
    const { gained, lost } = accessDelta([plan]);
    expect(gained).toEqual([]);
    expect(lines(lost)).toEqual([
      'role ANALYST: SELECT on future tables in ANALYTICS.MARTS',
      'role LEAD: SELECT on future tables in ANALYTICS.MARTS',
      'user BI: SELECT on future tables in ANALYTICS.MARTS',
    ]);
  });

  test('what a role had by another way is neither gained nor lost', () => {
    const direct = roleMay('ANALYST', ['SELECT'], futureTables(SCHEMA));
    const stays = [ANALYST, MARTS_R, reads, analystReads];
    expect(accessDelta([planOf({ stays, comes: [direct] })])).toEqual({ gained: [], lost: [], unknown: [] });
    expect(accessDelta([planOf({ stays, goes: [direct] })])).toEqual({ gained: [], lost: [], unknown: [] });
  });

  test('roles that include each other have the same access, and end', () => {
    const circle = [includes('A', 'B'), includes('B', 'C'), includes('C', 'A')];
    const stays = [role('A'), role('B'), role('C'), ...circle];
    const { gained } = accessDelta([planOf({ stays, comes: [roleMay('B', ['USAGE'], warehouse('W'))] })]);
    expect(gained.map(({ who, through }) => [who, through])).toEqual([
      ['role A', ['B']],
      ['role B', []],
      ['role C', ['A', 'B']],
    ]);
  });

  test('a grant in another stack counts, also where that stack is not planned', () => {
    const others = [role('LEAD'), includes('LEAD', 'ANALYST')];
    const set = planOf({ stays: [ANALYST], comes: [roleMay('ANALYST', ['USAGE'], warehouse('BI'))] });
    const expected = ['role ANALYST: USAGE on warehouse BI', 'role LEAD: USAGE on warehouse BI'];
    expect(lines(accessDelta([set], others).gained)).toEqual(expected);
    expect(lines(accessDelta([set, planOf({ stays: others })]).gained)).toEqual(expected);
  });
});

describe('who is told', () => {
  test('a database role is told only where nobody holds it', () => {
    const comes = [MARTS_R, reads];
    expect(lines(accessDelta([planOf({ comes })]).gained)).toEqual([
      'database role ANALYTICS.MARTS_R: SELECT on future tables in ANALYTICS.MARTS',
    ]);
    expect(lines(accessDelta([planOf({ stays: [ANALYST], comes: [...comes, analystReads] })]).gained)).toEqual([
      'role ANALYST: SELECT on future tables in ANALYTICS.MARTS',
    ]);
  });

  test('administrators are told what nobody below them is', () => {
    const stays = [ANALYST, includes('SYSADMIN', 'ANALYST'), MARTS_R, holds('SYSADMIN', 'ANALYTICS.MARTS_R')];
    const comes = [reads, roleMay('ANALYST', ['USAGE'], warehouse('BI'))];
    expect(lines(accessDelta([planOf({ stays, comes })]).gained)).toEqual([
      'role ANALYST: USAGE on warehouse BI',
      'role SYSADMIN: SELECT on future tables in ANALYTICS.MARTS',
    ]);
  });

  test('a role that no stack makes counts as a privilege, because what it may do is not known', () => {
    const { gained } = accessDelta([planOf({ stays: [user('BI')], comes: [acts('BI', 'ACCOUNTADMIN')] })]);
    expect(lines(gained)).toEqual(['user BI: USAGE on role ACCOUNTADMIN']);
  });

  test('what everyone has through PUBLIC nobody gains', () => {
    const everyone = roleMay('PUBLIC', ['USAGE'], warehouse('BI'));
    const own = roleMay('ANALYST', ['USAGE'], warehouse('BI'));
    expect(accessDelta([planOf({ stays: [ANALYST, everyone], comes: [own] })]).gained).toEqual([]);
    expect(lines(accessDelta([planOf({ stays: [ANALYST], comes: [everyone, own] })]).gained)).toEqual([
      'role PUBLIC: USAGE on warehouse BI',
    ]);
  });

  test('what everyone has by a greater privilege of PUBLIC nobody gains, and PUBLIC itself is no privilege', () => {
    const all = roleMay('PUBLIC', [], { ...warehouse('BI'), all_privileges: true });
    const comes = [roleMay('ANALYST', ['USAGE'], warehouse('BI')), includes('ANALYST', 'PUBLIC')];
    expect(accessDelta([planOf({ stays: [ANALYST, all], comes })]).gained).toEqual([]);
  });

  test('a share gains what it is granted, on its own or by a database role', () => {
    const share = thing('snowflake_grant_privileges_to_share', {
      to_share: '"PARTNER"',
      privileges: ['USAGE'],
      on_database: '"ANALYTICS"',
    });
    const held = thing('snowflake_grant_database_role', {
      database_role_name: '"ANALYTICS"."MARTS_R"',
      share_name: '"PARTNER"',
      parent_role_name: null,
    });
    expect(lines(accessDelta([planOf({ stays: [MARTS_R, reads], comes: [share, held] })]).gained)).toEqual([
      'share PARTNER: USAGE on database ANALYTICS',
      'share PARTNER: SELECT on future tables in ANALYTICS.MARTS',
    ]);
  });

  test('a user who is disabled loses all, and has it again once enabled', () => {
    const stays = [ANALYST, acts('BI', 'ANALYST'), roleMay('ANALYST', ['USAGE'], warehouse('BI'))];
    const off = accessDelta([planOf({ stays, changes: [change(user('BI'), user('BI', 'true'))] })]);
    const on = accessDelta([planOf({ stays, changes: [change(user('BI', 'true'), user('BI'))] })]);
    expect(lines(off.lost)).toContain('user BI: USAGE on warehouse BI');
    expect(lines(on.gained)).toContain('user BI: USAGE on warehouse BI');
  });

  test('a default role grants nothing', () => {
    const made = thing('snowflake_service_user', { name: 'BI', default_role: 'ANALYST', network_policy: 'OFFICE' });
    const stays = [ANALYST, roleMay('ANALYST', ['USAGE'], warehouse('BI'))];
    expect(lines(accessDelta([planOf({ stays, comes: [made] })]).gained).join()).not.toContain('warehouse');
  });
});

describe('privileges', () => {
  const gainedBy = (on: Parameters<typeof roleMay>[2]) =>
    accessDelta([planOf({ stays: [ANALYST], comes: [roleMay('ANALYST', ['select'], on)] })]).gained.map(
      ({ what, on: target }) => `${what} on ${target}`,
    );

  test.each([
    [{ on_account: true }, 'the account'],
    [{ on_account: false, on_account_object: [{ object_type: 'INTEGRATION', object_name: 'S3' }] }, 'integration S3'],
    [{ on_schema: [{ schema_name: '"A"."B"' }] }, 'schema A.B'],
    [{ on_schema: [{ all_schemas_in_database: '"A"' }] }, 'all schemas in A'],
    [{ on_schema: [{ future_schemas_in_database: 'A' }] }, 'future schemas in A'],
    [{ on_schema_object: [{ object_type: 'TABLE', object_name: '"A"."B"."C.D"' }] }, 'table A.B."C.D"'],
    [
      { on_schema_object: [{ object_type: 'FUNCTION', object_name: '"A"."B"."F"(NUMBER, VARCHAR)' }] },
      'function A.B.F(NUMBER, VARCHAR)',
    ],
    [{ on_schema_object: [{ all: [{ object_type_plural: 'VIEWS', in_database: 'A' }] }] }, 'all views in A'],
    [{ on_schema_object: { future: { object_type_plural: 'TABLES', in_schema: 'A.B' } } }, 'future tables in A.B'],
  ])('are told in words: %j', (on, words) => {
    expect(gainedBy(on)).toEqual([`SELECT on ${words}`]);
  });

  test('the same names in other quotes are the same objects, and letters keep their case', () => {
    const plain = roleMay('ANALYST', ['USAGE'], { on_schema: [{ schema_name: 'A.B' }] });
    const quoted = roleMay('"ANALYST"', ['USAGE'], { on_schema: [{ schema_name: '"A"."B"' }] });
    const small = roleMay('ANALYST', ['USAGE'], { on_schema: [{ schema_name: '"a"."B"' }] });
    expect(accessDelta([planOf({ stays: [ANALYST, plain], comes: [quoted] })]).gained).toEqual([]);
    expect(accessDelta([planOf({ stays: [ANALYST, plain], comes: [small] })]).gained).toHaveLength(1);
  });

  test('ownership is every privilege on the object, and nothing on what is in it', () => {
    const owns = thing('snowflake_grant_ownership', {
      account_role_name: 'ANALYST',
      on: [{ object_type: 'SCHEMA', object_name: '"A"."B"' }],
    });
    const comes = [
      roleMay('ANALYST', ['CREATE TABLE'], { on_schema: [{ schema_name: 'A.B' }] }),
      roleMay('ANALYST', ['SELECT'], { on_schema_object: [{ object_type: 'TABLE', object_name: 'A.B.C' }] }),
    ];
    expect(lines(accessDelta([planOf({ stays: [ANALYST, owns], comes })]).gained)).toEqual([
      'role ANALYST: SELECT on table A.B.C',
    ]);
    expect(lines(accessDelta([planOf({ stays: [ANALYST], comes: [owns] })]).gained)).toEqual([
      'role ANALYST: OWNERSHIP on schema A.B',
    ]);
  });

  test('all privileges hold each of them, and are lost as a whole', () => {
    const all = thing('snowflake_grant_privileges_to_account_role', {
      account_role_name: 'ANALYST',
      all_privileges: true,
      always_apply: true,
      always_apply_trigger: UNKNOWN,
      ...warehouse('BI'),
    });
    const usage = roleMay('ANALYST', ['USAGE'], warehouse('BI'));
    expect(accessDelta([planOf({ stays: [ANALYST, all], comes: [usage] })]).gained).toEqual([]);
    expect(lines(accessDelta([planOf({ stays: [ANALYST, usage], goes: [all] })]).lost)).toEqual([
      'role ANALYST: ALL PRIVILEGES on warehouse BI',
    ]);
  });

  test('the right to grant it on is a privilege of its own, which includes the plain one', () => {
    const plain = roleMay('ANALYST', ['USAGE'], warehouse('BI'));
    const grantable = roleMay('ANALYST', ['USAGE'], { ...warehouse('BI'), with_grant_option: true });
    expect(lines(accessDelta([planOf({ stays: [ANALYST], changes: [change(plain, grantable)] })]).gained)).toEqual([
      'role ANALYST: USAGE with grant option on warehouse BI',
    ]);
    const back = accessDelta([planOf({ stays: [ANALYST], changes: [change(grantable, plain)] })]);
    expect([lines(back.gained), lines(back.lost)]).toEqual([
      [],
      ['role ANALYST: USAGE with grant option on warehouse BI'],
    ]);
  });
});

describe('what is not known', () => {
  test('a grant with a value that is not known yet, or hidden, is named and never guessed', () => {
    const later = roleMay('ANALYST', ['USAGE'], {
      on_account_object: [{ object_type: 'WAREHOUSE', object_name: UNKNOWN }],
    });
    const secret = thing('snowflake_grant_account_role', {
      role_name: new Redacted('(sensitive)', 'aa'),
      parent_role_name: 'ANALYST',
    });
    const { gained, lost, unknown } = accessDelta([planOf({ stays: [ANALYST], comes: [later, secret] })]);
    expect([gained, lost]).toEqual([[], []]);
    expect(unknown).toEqual([later.address, secret.address].sort());
  });

  test('a grant that becomes unknown is not told as lost', () => {
    const before = roleMay('ANALYST', ['USAGE'], warehouse('BI'));
    const after = { ...before, values: { ...before.values, account_role_name: UNKNOWN } };
    expect(accessDelta([planOf({ stays: [ANALYST], changes: [change(before, after, 'replace')] })])).toEqual({
      gained: [],
      lost: [],
      unknown: [before.address],
    });
  });

  test('a grant that stays hidden is named only where something changes', () => {
    const hidden = { ...includes('LEAD', 'ANALYST'), values: { role_name: 'ANALYST', parent_role_name: UNKNOWN } };
    const usage = roleMay('ANALYST', ['USAGE'], warehouse('BI'));
    expect(accessDelta([planOf({ stays: [ANALYST, hidden, usage] })]).unknown).toEqual([]);
    expect(accessDelta([planOf({ stays: [ANALYST, hidden], comes: [usage] })]).unknown).toEqual([hidden.address]);
  });

  test('a change that is put off is named, and counts as none', () => {
    const usage = roleMay('ANALYST', ['USAGE'], warehouse('BI'));
    const set = planOf({ stays: [ANALYST] });
    const deferred = [{ reason: 'provider_config_unknown', change: change(usage, null) }];
    expect(accessDelta([{ ...set, deferred }])).toEqual({ gained: [], lost: [], unknown: [usage.address] });
  });

  test('a grant that is put off does not count beside one that comes', () => {
    const [usage, again] = [
      roleMay('ANALYST', ['USAGE'], warehouse('BI')),
      roleMay('"ANALYST"', ['USAGE'], warehouse('BI')),
    ];
    const deferred = [{ reason: 'provider_config_unknown', change: change(null, again) }];
    const { gained, unknown } = accessDelta([{ ...planOf({ stays: [ANALYST], comes: [usage] }), deferred }]);
    expect([lines(gained), unknown]).toEqual([['role ANALYST: USAGE on warehouse BI'], [again.address]]);
  });
});

describe('what Terraform does to an object', () => {
  test('a grant that is forgotten still grants', () => {
    const usage = roleMay('ANALYST', ['USAGE'], warehouse('BI'));
    expect(accessDelta([planOf({ stays: [ANALYST], changes: [change(usage, null, 'forget')] })]).lost).toEqual([]);
  });

  test('a role that is dropped loses what any stack granted it', () => {
    const others = [roleMay('ANALYST', ['USAGE'], warehouse('BI'))];
    expect(lines(accessDelta([planOf({ goes: [ANALYST] })], others).lost)).toEqual([
      'role ANALYST: USAGE on warehouse BI',
    ]);
  });

  test('what is only read changes nothing', () => {
    const usage = roleMay('ANALYST', ['USAGE'], warehouse('BI'));
    const read = { ...change(null, usage), mode: 'data' as const };
    expect(accessDelta([planOf({ stays: [ANALYST], changes: [read] })]).gained).toEqual([]);
  });
});
