import type { Environment } from '../../../environments/schema/environment';
import { Names } from '../../../environments/identity/names';
import {
  objectPrivileges,
  schemaPrivileges,
  type Tier,
  TIERS,
} from '../../../stacks/constructs/snowflake/object-privileges';
import { type AccessMatrix, accessMatrix, targetOf } from './access-matrix';
import { attributesOf, environmentNamed, everyProfile, resourcesOf, warehouseOf } from './synthesized';

/** What an environment's words promise, worked out without looking at the stack. */
function promised(environment: Environment): AccessMatrix {
  const names = new Names(environment);
  const { edition } = environment.snowflake;
  const rights = (role: string): Map<string, Set<string>> => {
    const found = new Map<string, Set<string>>();
    const add = (target: string, privileges: readonly string[]) =>
      found.set(target, new Set([...(found.get(target) ?? []), ...privileges]));
    const { reads, writes, owns, includes } = environment.roles[role]!;
    const pairs = [
      ...reads.map((schema) => [schema, 1] as const),
      ...writes.map((schema) => [schema, 2] as const),
      ...owns.map((schema) => [schema, 3] as const),
    ];
    for (const [path, tiers] of pairs) {
      const [database = '', schema = ''] = path.split('.');
      const full = `"${names.snowflake(database)}"."${schema}"`;
      for (const tier of TIERS.slice(0, tiers)) {
        add(`"${names.snowflake(database)}"`, ['USAGE']);
        add(full, schemaPrivileges(tier, edition));
        for (const { objects, privileges } of objectPrivileges(tier, edition)) {
          add(`${full} all ${objects}`, privileges);
          add(`${full} future ${objects}`, privileges);
        }
      }
    }
    includes.forEach((other) => {
      rights(other).forEach((set, target) => add(target, [...set]));
    });
    return found;
  };
  return Object.fromEntries(
    Object.keys(environment.roles).map((role) => [
      names.snowflake(role),
      Object.fromEntries([...rights(role)].map(([target, set]) => [target, [...set].sort()])),
    ]),
  );
}

test.each(everyProfile().map((e) => [e.name, e] as const))(
  'in %s, every role may do exactly what the environment states',
  (_name, environment) => {
    expect(accessMatrix(resourcesOf(warehouseOf(environment)))).toEqual(promised(environment));
  },
);

test('a role may do what the roles it includes may, and a schema named twice counts by the greater right', () => {
  const dev = environmentNamed('dev');
  const environment: Environment = {
    ...dev,
    roles: {
      ...dev.roles,
      ENGINEER: {
        reads: ['RAW.CRM'],
        writes: ['RAW.CRM', 'ANALYTICS.MARTS'],
        owns: [],
        includes: ['ANALYST', 'TRANSFORMER'],
        warehouses: ['BI', 'BI'],
        comment: '',
      },
    },
  };
  const matrix = accessMatrix(resourcesOf(warehouseOf(environment)));

  expect(matrix).toEqual(promised(environment));
  expect(matrix['DEV_ENGINEER']?.['"DEV_RAW"."CRM" future TABLES']).toEqual([
    'DELETE',
    'INSERT',
    'REFERENCES',
    'SELECT',
    'TRUNCATE',
    'UPDATE',
  ]);
  expect(matrix['DEV_ENGINEER']?.['"DEV_ANALYTICS"."MARTS"']).toContain('CREATE TABLE');
});

const ROWS: readonly (readonly [Tier, string, readonly string[]])[] = [
  ['R', 'TABLES', ['SELECT', 'REFERENCES']],
  ['R', 'VIEWS', ['SELECT', 'REFERENCES']],
  ['R', 'MATERIALIZED VIEWS', ['SELECT', 'REFERENCES']],
  ['R', 'EXTERNAL TABLES', ['SELECT']],
  ['R', 'DYNAMIC TABLES', ['SELECT']],
  ['R', 'STAGES', ['USAGE', 'READ']],
  ['R', 'FILE FORMATS', ['USAGE']],
  ['R', 'FUNCTIONS', ['USAGE']],
  ['R', 'PROCEDURES', ['USAGE']],
  ['R', 'STREAMS', ['SELECT']],
  ['W', 'TABLES', ['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']],
  ['W', 'STAGES', ['READ', 'WRITE']],
  ['W', 'SEQUENCES', ['USAGE']],
  ['W', 'DYNAMIC TABLES', ['MONITOR', 'OPERATE']],
  ['W', 'TASKS', ['MONITOR', 'OPERATE']],
];

describe('the roles of a schema', () => {
  const grants = attributesOf(warehouseOf(environmentNamed('dev')), 'snowflake_grant_privileges_to_database_role');
  const grantsOf = (tier: Tier) =>
    grants
      .filter((grant) => grant['database_role_name'] === `"DEV_RAW"."CRM_${tier}"`)
      .map((grant) => [targetOf(grant), grant['privileges']] as const);

  test.each(ROWS)('tier %s may, on present and future %s, %j', (tier, objects, privileges) => {
    const byTarget = new Map(grantsOf(tier));
    expect(byTarget.get(`"DEV_RAW"."CRM" all ${objects}`)).toEqual(privileges);
    expect(byTarget.get(`"DEV_RAW"."CRM" future ${objects}`)).toEqual(privileges);
  });

  test.each(TIERS)('tier %s may do nothing beyond what the rows above say', (tier) => {
    const objects = ROWS.filter(([of]) => of === tier).map(([, type]) => type);
    const expected = objects.flatMap((type) => [`"DEV_RAW"."CRM" all ${type}`, `"DEV_RAW"."CRM" future ${type}`]);
    expect(
      grantsOf(tier)
        .map(([target]) => target)
        .sort(),
    ).toEqual(['"DEV_RAW"', '"DEV_RAW"."CRM"', ...expected].sort());
  });

  test('only the owning tier may create', () => {
    const onSchema = (tier: Tier) => new Map(grantsOf(tier)).get('"DEV_RAW"."CRM"');
    expect(onSchema('R')).toEqual(['USAGE']);
    expect(onSchema('W')).toEqual(['USAGE']);
    expect(onSchema('O')).toEqual([
      'USAGE',
      'MONITOR',
      ...['TABLE', 'VIEW', 'MATERIALIZED VIEW', 'EXTERNAL TABLE', 'DYNAMIC TABLE', 'STAGE', 'FILE FORMAT'].map(
        (type) => `CREATE ${type}`,
      ),
      ...['FUNCTION', 'PROCEDURE', 'STREAM', 'SEQUENCE', 'TASK', 'PIPE'].map((type) => `CREATE ${type}`),
    ]);
  });
});

test('the standard edition is granted nothing that it does not have', () => {
  const dev = environmentNamed('dev');
  const standard = warehouseOf({ ...dev, snowflake: { ...dev.snowflake, edition: 'standard' } });
  const text = JSON.stringify(resourcesOf(standard));
  expect(text).not.toContain('MATERIALIZED VIEW');
  expect(text).not.toContain('cluster_count');
  expect(text).toContain('STREAMS');
});

describe.each(everyProfile().map((e) => [e.name, e] as const))('the grants of %s', (_name, environment) => {
  const resources = resourcesOf(warehouseOf(environment));
  const of = (type: string) => resources.filter((r) => r.type === type).map(({ attributes }) => attributes);
  const privilegeGrants = [
    ...of('snowflake_grant_privileges_to_database_role'),
    ...of('snowflake_grant_privileges_to_account_role'),
  ];

  test('never nest database roles, nor give one to a user', () => {
    expect(of('snowflake_grant_database_role').length).toBeGreaterThan(0);
    for (const grant of of('snowflake_grant_database_role')) {
      expect(Object.keys(grant).sort()).toEqual(['database_role_name', 'parent_role_name']);
      expect(grant['parent_role_name']).toMatch(/^[A-Z0-9_]+$/);
    }
  });

  test('lead from every role to SYSADMIN', () => {
    const edges = [
      ...of('snowflake_grant_account_role').map((g) => [g['role_name'], g['parent_role_name']]),
      ...of('snowflake_grant_database_role').map((g) => [g['database_role_name'], g['parent_role_name']]),
    ];
    const administered = edges.filter(([, parent]) => parent === 'SYSADMIN').map(([role]) => String(role));
    const roles = [
      ...of('snowflake_account_role').map((role) => String(role['name'])),
      ...of('snowflake_database_role').map((role) => `"${String(role['database'])}"."${String(role['name'])}"`),
    ];
    expect(administered.sort()).toEqual(roles.sort());
  });

  test('are in upper case, without ownership, all privileges or always_apply', () => {
    for (const grant of privilegeGrants) {
      expect(grant['privileges']).not.toHaveLength(0);
      for (const privilege of grant['privileges'] as string[]) expect(privilege).toMatch(/^(?!OWNERSHIP)[A-Z ]+$/);
      expect(grant).not.toHaveProperty('all_privileges');
      expect(grant).not.toHaveProperty('always_apply');
    }
  });

  test('of the future stand on schemas, never on databases', () => {
    expect(JSON.stringify(privilegeGrants)).toContain('"future":{"in_schema"');
    expect(JSON.stringify(privilegeGrants)).not.toMatch(/in_database|future_schemas|all_schemas/);
  });

  test('let tasks run only where the environment runs schedules', () => {
    const runs = privilegeGrants.filter((g) => g['on_account'] === true).map((g) => g['account_role_name']);
    const owners = Object.entries(environment.roles).filter(([, { owns }]) => owns.length > 0);
    expect(runs).toHaveLength(environment.schedules ? owners.length : 0);
  });
});
