import { canonicalIdentifier, canonicalName } from '../model/snowflake/canonical-identifier';
import { EffectiveAccess } from '../model/snowflake/effective-access';
import { PrivilegeIndex } from '../model/snowflake/privilege-index';
import { readStatement } from '../model/snowflake/read-statement';
import { roleGraph } from '../model/snowflake/role-graph';
import type { Privilege, Statement } from '../model/snowflake/statement';
import type { StateResource } from '../model/state-resource';

/** What a functional role can do in a schema. */
export type Right = 'read' | 'write' | 'own';

/** Which privilege shows each right in a schema. */
const SHOWN_BY: Readonly<Record<Right, (schema: string) => Privilege>> = {
  read: (schema) => ({ what: 'SELECT', on: `future tables in ${schema}`, grantable: false }),
  write: (schema) => ({ what: 'INSERT', on: `future tables in ${schema}`, grantable: false }),
  own: (schema) => ({ what: 'CREATE TABLE', on: `schema ${schema}`, grantable: false }),
};

/**
 * The rights of an account role in a schema, through every role it inherits, as the grants in Snowflake states give
 * them. A grant that cannot be read gives nothing.
 * @param role its name in Snowflake, prefix included.
 * @param schema `DATABASE.SCHEMA`, prefix included.
 */
export function rightsOf(role: string, schema: string, resources: readonly StateResource[]): Right[] {
  const statements = resources
    .map(readStatement)
    .filter((statement): statement is Statement => statement !== null && statement !== 'unreadable');
  const shown = Object.entries(SHOWN_BY).map(
    ([right, by]) => [right as Right, by(canonicalIdentifier(schema))] as const,
  );
  const granted = statements.flatMap((statement) => (statement.kind === 'privileges' ? statement.privileges : []));
  const index = new PrivilegeIndex([...granted, ...shown.map(([, privilege]) => privilege)]);
  const access = new EffectiveAccess(roleGraph(statements), index);
  return shown
    .filter(([, privilege]) => access.allows(`role ${canonicalName(role)}`, index.numberOf(privilege) ?? -1))
    .map(([right]) => right);
}
