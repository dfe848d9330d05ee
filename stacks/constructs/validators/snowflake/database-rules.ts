import type { Json } from '../attributes';
import { requires } from '../requirement';
import type { Rule } from '../rule';
import type { Subject } from '../subject';

const HISTORY = ['snowflake_database', 'snowflake_schema'];
const isTransient = ({ attributes }: Subject) =>
  attributes['is_transient'] === true || attributes['is_transient'] === 'true';

function atMostOneDay(days: Json | undefined): boolean {
  return days === undefined || (typeof days === 'number' && days <= 1);
}

/** What must hold for databases and schemas (Snowflake documentation, "Understanding and using Time Travel"). */
export const databaseRules: readonly Rule[] = [
  requires({
    code: 'schema-managed-access',
    guarantees: 'Only the owner of a schema grants on what is in it.',
    types: ['snowflake_schema'],
    path: 'with_managed_access',
    allows: (value) => value === 'true',
    because: 'whoever owns a table could grant it to anyone, past this repository',
    mend: "set with_managed_access to 'true'",
  }),
  requires({
    code: 'transient-history',
    guarantees: 'What is transient keeps at most one day of history.',
    types: HISTORY,
    path: 'data_retention_time_in_days',
    when: isTransient,
    allows: atMostOneDay,
    because: 'Snowflake keeps at most one day of what is transient',
    mend: 'set retentionDays to 0 or 1, or make it permanent',
  }),
  requires({
    code: 'edition-history',
    guarantees: 'The standard edition is asked for at most one day of history.',
    types: HISTORY,
    path: 'data_retention_time_in_days',
    when: (_, { environment }) => environment.snowflake.edition === 'standard',
    allows: atMostOneDay,
    because: 'the standard edition keeps at most one day',
    mend: 'set retentionDays to 0 or 1, or set snowflake.edition',
  }),
];
