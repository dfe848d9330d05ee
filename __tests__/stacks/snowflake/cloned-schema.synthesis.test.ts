import { ownedObjects } from '../../../stacks/constructs/snowflake/object-privileges';
import { attributesOf, environmentNamed, everyProfile, resourcesOf, synthesized, warehouseOf } from './synthesized';

const preview = warehouseOf(environmentNamed('pr-12'));

type Attributes = Readonly<Record<string, unknown>>;

function clones(): readonly Attributes[] {
  return attributesOf(preview, 'snowflake_execute').filter(({ execute }) => String(execute).includes(' CLONE '));
}

test('a preview copies each schema of what dev lets be copied, and makes the others empty', () => {
  expect(clones().map(({ execute, revert }) => [execute, revert])).toEqual(
    ['MARTS', 'STAGING'].map((schema) => [
      `CREATE TRANSIENT SCHEMA IF NOT EXISTS "PR_12_ANALYTICS"."${schema}" CLONE "DEV_ANALYTICS"."${schema}" ` +
        'WITH MANAGED ACCESS DATA_RETENTION_TIME_IN_DAYS = 0',
      `DROP SCHEMA IF EXISTS "PR_12_ANALYTICS"."${schema}" CASCADE`,
    ]),
  );
  expect(attributesOf(preview, 'snowflake_schema').map(({ name }) => name)).toEqual(['CRM', 'EVENTS']);
});

test('nothing of dev is named but as what is copied', () => {
  const rest = synthesized(preview).replaceAll(/CLONE \\"DEV_ANALYTICS\\"/g, '');
  expect(rest).not.toMatch(/\bDEV_/);
});

test('every type of copied object gets an owner of the preview, and loses the grants that came along', () => {
  for (const schema of ['STAGING', 'MARTS']) {
    const inSchema = `"PR_12_ANALYTICS"."${schema}"`;
    const owners = attributesOf(preview, 'snowflake_grant_ownership').filter(
      ({ on }) => (on as { all: Attributes }).all['in_schema'] === inSchema,
    );
    expect(new Set(owners.map(({ on }) => (on as { all: Attributes }).all['object_type_plural']))).toEqual(
      new Set(ownedObjects('enterprise')),
    );
    expect(new Set(owners.map(({ account_role_name: role }) => role))).toEqual(new Set(['PR_12_TRANSFORMER']));
    expect(new Set(owners.map(({ outbound_privileges: what }) => what))).toEqual(new Set(['REVOKE']));
  }
});

test('nothing is granted in a copy before that', () => {
  const grants = resourcesOf(preview).filter(
    ({ type, attributes }) =>
      type === 'snowflake_grant_privileges_to_database_role' &&
      String(attributes['database_role_name']).startsWith('"PR_12_ANALYTICS"'),
  );
  expect(grants.length).toBeGreaterThan(60);
  const awaited = 1 + ownedObjects('enterprise').length;
  const depends = grants.map(({ attributes }) => attributes['depends_on'] as readonly string[] | undefined);
  expect(new Set(depends.map((on) => on?.length))).toEqual(new Set([awaited]));
  const owners = attributesOf(preview, 'snowflake_grant_ownership').map(({ depends_on: on }) => on as string[]);
  for (const [clone = '', ...others] of owners) {
    expect(clone).toMatch(/^snowflake_execute\./);
    expect(others).toEqual([]);
  }
});

test('no other environment starts with a copy', () => {
  for (const environment of everyProfile().filter(({ profile }) => profile !== 'preview')) {
    expect(synthesized(warehouseOf(environment))).not.toContain(' CLONE ');
  }
});
