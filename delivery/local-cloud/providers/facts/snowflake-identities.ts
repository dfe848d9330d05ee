import type { ValueObject } from '../wire/value';
import type { IdentityEntry, IdentityTable } from './identity';
import {
  accountRoleGrantId,
  accountRoleMembershipId,
  databaseRoleGrantId,
  databaseRoleMembershipId,
  ownershipId,
} from './snowflake-grant-ids';
import { qualified } from './snowflake-names';

/** Grants say GRANT again where one exists, which Snowflake takes as the same grant. */
const GRANT = { create: 'takeover' } as const;

/** Most objects are named by their fully qualified name: database, schema and name, as far as they have them. */
function fullyQualifiedName(object: ValueObject): string {
  const parts = ['database', 'schema', 'name'].map((name) => object[name]);
  return qualified(...parts.filter((part) => typeof part === 'string' && part !== '').map(String));
}

function fallback(attributes: readonly string[]): IdentityEntry {
  if (attributes.includes('name')) return { id: fullyQualifiedName, recomputed: { fully_qualified_name: ['name'] } };
  return { id: '{@uuid}' };
}

/** How Snowflake's objects are named. */
export const SNOWFLAKE_IDENTITIES: IdentityTable = {
  source:
    'snowflakedb/terraform-provider-snowflake v2.11.0: pkg/resources, SetId of each type, and docs/resources, Import',
  types: {
    snowflake_grant_privileges_to_account_role: { id: accountRoleGrantId, ...GRANT },
    snowflake_grant_privileges_to_database_role: { id: databaseRoleGrantId, ...GRANT },
    snowflake_grant_account_role: { id: accountRoleMembershipId, ...GRANT },
    snowflake_grant_database_role: { id: databaseRoleMembershipId, ...GRANT },
    snowflake_grant_ownership: { id: ownershipId, ...GRANT },
    snowflake_execute: { id: '{@uuid}', recomputed: { query_results: ['query'] } },
    snowflake_account_parameter: { id: '{key}', ...GRANT },
  },
  computed: { fully_qualified_name: fullyQualifiedName },
  recomputed: { show_output: 'any', describe_output: 'any', parameters: 'any' },
  fallback,
};
