import { OFF, ON, type TypeTable } from '../type-facts';

const NO_LIMIT = { absent: Infinity, zero: Infinity };
/** Snowflake documentation, "CREATE WAREHOUSE". */
const SIZES = ['XSMALL', 'SMALL', 'MEDIUM', 'LARGE', 'XLARGE', 'XXLARGE', 'XXXLARGE', 'X4LARGE', 'X5LARGE', 'X6LARGE'];
const COLD = 'running queries keep the old size, and what the warehouse has cached may be lost';
const MIGRATED = 'running queries end on the old machines, and the cache starts empty';

/** What runs in Snowflake, and what bounds its cost. */
export const SNOWFLAKE_COMPUTE: TypeTable = {
  snowflake_warehouse: {
    source: 'Snowflake documentation, "ALTER WAREHOUSE", "Resizing a warehouse", "Overview of warehouses"',
    serves: 'every query that runs on it',
    costs: 'credits while it runs',
    watches: [
      ['warehouse_size', 'changes', 'interruption medium', COLD],
      ['warehouse_size', { up: SIZES }, 'cost-raised medium', 'each size up doubles the credits by the hour'],
      ['warehouse_type', 'changes', 'interruption medium', MIGRATED],
      ['warehouse_type', 'changes', 'cost-raised medium', 'another type has another price'],
      ['generation', 'changes', 'interruption medium', MIGRATED],
      ['generation', 'changes', 'cost-raised medium', 'another generation has another price'],
      ['resource_constraint', 'changes', 'cost-raised medium', 'other machines have another price'],
      ['max_cluster_count', { higher: { absent: 1 } }, 'cost-raised medium', 'more clusters may run at once'],
      ['max_cluster_count', { lower: { absent: 1 } }, 'interruption low', 'queries wait when many come at once'],
      ['min_cluster_count', { higher: { absent: 1 } }, 'cost-raised medium', 'more clusters run at all times'],
      ['scaling_policy', { turns: ['STANDARD'] }, 'cost-raised low', 'clusters are started earlier'],
      [
        'auto_suspend',
        { higher: { absent: 600, zero: Infinity } },
        'cost-raised medium',
        'it idles, and bills, longer',
      ],
      [
        'auto_resume',
        { turns: [false, 'false', 'FALSE'] },
        'interruption high',
        'queries fail until someone resumes it',
      ],
      [
        'statement_timeout_in_seconds',
        { higher: { absent: 172_800, zero: 604_800 } },
        'cost-raised low',
        'a query that hangs bills longer',
      ],
      [
        'statement_timeout_in_seconds',
        { lower: { absent: 172_800, zero: 604_800 } },
        'interruption low',
        'long queries are stopped earlier',
      ],
      ['enable_query_acceleration', { turns: ON }, 'cost-raised medium', 'acceleration is billed beside the warehouse'],
      [
        'query_acceleration_max_scale_factor',
        { higher: { absent: 8, zero: Infinity } },
        'cost-raised medium',
        'more acceleration may be billed',
      ],
      ['resource_monitor', 'changes', 'cost-raised medium', 'another monitor, or none, bounds what it spends'],
      ['name', 'changes', 'interruption high', 'whatever calls it by its old name fails'],
    ],
  },
  snowflake_resource_monitor: {
    source: 'Snowflake documentation, "Working with resource monitors"',
    guards: ['cost-raised high', 'nothing bounds what its warehouses spend'],
    watches: [
      ['credit_quota', { higher: NO_LIMIT }, 'cost-raised medium', 'more may be spent before anything is suspended'],
      ['credit_quota', { lower: NO_LIMIT }, 'interruption medium', 'warehouses may be suspended earlier'],
      [
        'suspend_trigger',
        { higher: { absent: Infinity } },
        'cost-raised high',
        'warehouses are suspended later, or never',
      ],
      [
        'suspend_immediate_trigger',
        { higher: { absent: Infinity } },
        'cost-raised high',
        'queries are stopped later, or never',
      ],
      ['frequency', 'changes', 'cost-raised medium', 'the quota starts anew at other times'],
      ['start_timestamp', 'changes', 'cost-raised low', 'the quota starts anew at other times'],
      ['notify_triggers', 'loses', 'cost-raised low', 'people are told later'],
      ['notify_users', 'loses', 'cost-raised low', 'someone is no longer told'],
    ],
  },
  snowflake_compute_pool: {
    source: 'Snowflake documentation, "Working with compute pools"',
    serves: 'every service and job in it',
    costs: 'credits while its nodes run',
    watches: [
      ['max_nodes', { higher: { absent: 1 } }, 'cost-raised medium', 'more nodes may run'],
      ['min_nodes', { higher: { absent: 1 } }, 'cost-raised medium', 'more nodes run at all times'],
      [
        'auto_suspend_secs',
        { higher: { absent: 3600, zero: Infinity } },
        'cost-raised medium',
        'it idles, and bills, longer',
      ],
    ],
  },
  snowflake_alert: {
    source: 'Snowflake documentation, "Setting up alerts based on data in Snowflake"',
    guards: ['routine medium', 'nobody is told any more'],
    watches: [['enabled', { turns: OFF }, 'routine medium', 'nobody is told any more']],
  },
  snowflake_account_parameter: {
    source: 'Snowflake documentation, "Parameters"',
    guards: ['interruption medium', 'the parameter falls back to its default for the whole account'],
    watches: [
      [
        'value',
        'set',
        'unknown-type high',
        'a parameter may change retention, network and sign-in of the whole account',
      ],
    ],
  },
  snowflake_object_parameter: {
    source: 'Snowflake documentation, "Parameters"',
    guards: ['interruption low', 'the parameter falls back to its default'],
    watches: [['value', 'set', 'unknown-type high', 'a parameter may change retention and behaviour of its object']],
  },
  snowflake_execute: {
    source: 'Snowflake documentation, "SQL command reference"; what it does is in its SQL: types/sql-statements.ts',
  },
};
