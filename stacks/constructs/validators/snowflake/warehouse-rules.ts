import { type Json, list } from '../attributes';
import { requires } from '../requirement';
import type { Flaw, Rule } from '../rule';

const WAREHOUSE = ['snowflake_warehouse'];
const LONGEST_IDLE_SECONDS = 300;
const LONGEST_STATEMENT_SECONDS = 86_400;
const TRIGGERS = ['notify_triggers', 'suspend_trigger', 'suspend_immediate_trigger'];

const quota: Rule = {
  code: 'monitor-quota',
  guarantees: 'A resource monitor with triggers has a quota.',
  types: ['snowflake_resource_monitor'],
  check({ attributes }): Flaw[] {
    const stated = TRIGGERS.filter((trigger) => list(attributes[trigger]).length > 0);
    const value = attributes['credit_quota'];
    if (stated.length === 0 || (typeof value === 'number' && value > 0)) return [];
    return [
      {
        what: `${stated.join(', ')} stand without credit_quota`,
        because: 'a share of nothing is never reached, so that nothing is ever suspended',
        mend: 'set monitors.<name>.creditQuota',
      },
    ];
  },
};

/** What must hold for compute (Snowflake documentation, "CREATE WAREHOUSE", "Working with resource monitors"). */
export const warehouseRules: readonly Rule[] = [
  requires({
    code: 'warehouse-auto-suspend',
    guarantees: 'An idle warehouse stops within five minutes.',
    types: WAREHOUSE,
    path: 'auto_suspend',
    allows: (seconds) => within(seconds, LONGEST_IDLE_SECONDS),
    because: 'an idle warehouse bills until it is suspended, and 0 means never',
    mend: `set autoSuspendSeconds to ${LONGEST_IDLE_SECONDS} or less`,
  }),
  requires({
    code: 'warehouse-auto-resume',
    guarantees: 'A suspended warehouse starts when it is asked.',
    types: WAREHOUSE,
    path: 'auto_resume',
    allows: (value) => value === 'true' || value === true,
    because: 'queries would fail until somebody resumes it',
    mend: "set auto_resume to 'true'",
  }),
  requires({
    code: 'warehouse-statement-timeout',
    guarantees: 'No statement runs on a warehouse for more than a day.',
    types: WAREHOUSE,
    path: 'statement_timeout_in_seconds',
    allows: (seconds) => within(seconds, LONGEST_STATEMENT_SECONDS),
    because: 'a query that hangs bills for two days, the default',
    mend: 'pass statementTimeoutSeconds on',
  }),
  requires({
    code: 'warehouse-generation',
    guarantees: 'A warehouse states its hardware generation.',
    types: WAREHOUSE,
    path: 'generation',
    allows: (generation) => generation === '1' || generation === '2',
    because: 'Snowflake changes the default, and with it the price (behaviour bundle 2026_03)',
    mend: 'pass generation on',
  }),
  requires({
    code: 'warehouse-acceleration',
    guarantees: 'A warehouse states whether queries may be accelerated.',
    types: WAREHOUSE,
    path: 'enable_query_acceleration',
    allows: (value) => value === 'true' || value === 'false',
    because: 'Snowflake changes the default, and acceleration is billed (behaviour bundle 2026_03)',
    mend: "set enable_query_acceleration to 'false' or 'true'",
  }),
  requires({
    code: 'warehouse-initially-suspended',
    guarantees: 'A new warehouse does not run before its first query.',
    types: WAREHOUSE,
    path: 'initially_suspended',
    allows: (value) => value === true,
    because: 'it would start, and bill, as soon as it is made',
    mend: 'set initially_suspended to true',
  }),
  requires({
    code: 'warehouse-clusters',
    guarantees: 'Only an edition that has multi-cluster warehouses is asked for them.',
    types: WAREHOUSE,
    path: 'max_cluster_count',
    when: (_, { environment }) => environment.snowflake.edition === 'standard',
    allows: (count) => count === undefined,
    because: 'the standard edition has none: the apply fails, or every plan shows a change',
    mend: 'leave cluster counts out, or set snowflake.edition',
  }),
  quota,
];

function within(seconds: Json | undefined, longest: number): boolean {
  return typeof seconds === 'number' && seconds > 0 && seconds <= longest;
}
