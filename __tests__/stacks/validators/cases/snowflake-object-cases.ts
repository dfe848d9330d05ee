import { Database, type DatabaseConfig } from '@cdktf/provider-snowflake/lib/database';
import { GrantOwnership } from '@cdktf/provider-snowflake/lib/grant-ownership';
import {
  GrantPrivilegesToAccountRole,
  type GrantPrivilegesToAccountRoleConfig,
} from '@cdktf/provider-snowflake/lib/grant-privileges-to-account-role';
import { ResourceMonitor, type ResourceMonitorConfig } from '@cdktf/provider-snowflake/lib/resource-monitor';
import { Schema, type SchemaConfig } from '@cdktf/provider-snowflake/lib/schema';
import { Warehouse, type WarehouseConfig } from '@cdktf/provider-snowflake/lib/warehouse';

import type { Environment } from '../../../../environments/schema/environment';
import { type Build, dev, type RuleCase } from '../rule-case';

const standard: Environment = { ...dev, snowflake: { ...dev.snowflake, edition: 'standard' } };

function warehouse(config: Partial<WarehouseConfig>): Build {
  return (stack) => {
    new Warehouse(stack, 'warehouse', { name: 'DEV_BI', ...config });
  };
}

function database(config: Partial<DatabaseConfig>): Build {
  return (stack) => {
    new Database(stack, 'database', { name: 'DEV_RAW', ...config });
  };
}

function schema(config: Partial<SchemaConfig>): Build {
  return (stack) => {
    new Schema(stack, 'schema', { name: 'CRM', database: 'DEV_RAW', ...config });
  };
}

function monitor(config: Partial<ResourceMonitorConfig>): Build {
  return (stack) => {
    new ResourceMonitor(stack, 'monitor', { name: 'DEV_WAREHOUSES', ...config });
  };
}

function grant(config: Partial<GrantPrivilegesToAccountRoleConfig>): Build {
  return (stack) => {
    new GrantPrivilegesToAccountRole(stack, 'grant', {
      accountRoleName: '"DEV_ANALYST"',
      onAccountObject: { objectType: 'WAREHOUSE', objectName: '"DEV_BI"' },
      ...config,
    });
  };
}

function future(scope: { inSchema: string } | { inDatabase: string }): Build {
  return (stack) => {
    new GrantPrivilegesToAccountRole(stack, 'grant', {
      accountRoleName: '"DEV_ANALYST"',
      privileges: ['SELECT'],
      onSchemaObject: { future: { objectTypePlural: 'TABLES', ...scope } },
    });
  };
}

function ownership(objectType: string): Build {
  return (stack) => {
    new GrantOwnership(stack, 'owner', { accountRoleName: 'DEV_ANALYST', on: { objectType, objectName: 'X' } });
  };
}

export const snowflakeObjectCases: readonly RuleCase[] = [
  {
    code: 'privilege-case',
    fails: grant({ privileges: ['usage', 'OPERATE'] }),
    says: 'privileges holds "usage", but Snowflake answers in upper case',
    passes: grant({ privileges: ['USAGE', 'OPERATE'] }),
  },
  {
    code: 'privilege-ownership',
    fails: grant({ privileges: ['OWNERSHIP'] }),
    says: 'privileges holds OWNERSHIP',
    passes: grant({ privileges: ['USAGE'] }),
  },
  {
    code: 'privilege-all',
    fails: grant({ allPrivileges: true }),
    says: 'all_privileges is true',
    passes: grant({ privileges: ['USAGE'] }),
  },
  {
    code: 'future-grant-scope',
    fails: future({ inDatabase: '"DEV_RAW"' }),
    says: 'on_schema_object.future.in_database is',
    passes: future({ inSchema: '"DEV_RAW"."CRM"' }),
  },
  {
    code: 'grant-always-apply',
    fails: grant({ privileges: ['USAGE'], alwaysApply: true }),
    says: 'a plan with it is never empty',
    passes: grant({ privileges: ['USAGE'] }),
  },
  {
    code: 'grant-ownership-role',
    fails: ownership('SCHEMA'),
    says: 'on.object_type is "SCHEMA"',
    passes: ownership('TABLE'),
  },
  {
    code: 'schema-managed-access',
    fails: schema({ withManagedAccess: 'false' }),
    says: 'with_managed_access is "false"',
    passes: schema({ withManagedAccess: 'true' }),
  },
  {
    code: 'transient-history',
    fails: schema({ isTransient: 'true', dataRetentionTimeInDays: 7 }),
    says: 'data_retention_time_in_days is 7',
    passes: schema({ isTransient: 'true', dataRetentionTimeInDays: 1 }),
  },
  {
    code: 'edition-history',
    environment: standard,
    fails: database({ dataRetentionTimeInDays: 7 }),
    says: 'the standard edition keeps at most one day',
    passes: database({ dataRetentionTimeInDays: 1 }),
  },
  {
    code: 'warehouse-auto-suspend',
    fails: warehouse({ autoSuspend: 0 }),
    says: 'auto_suspend is 0',
    passes: warehouse({ autoSuspend: 60 }),
  },
  {
    code: 'warehouse-auto-resume',
    fails: warehouse({ autoResume: 'false' }),
    says: 'auto_resume is "false"',
    passes: warehouse({ autoResume: 'true' }),
  },
  {
    code: 'warehouse-statement-timeout',
    fails: warehouse({ statementTimeoutInSeconds: 172_800 }),
    says: 'statement_timeout_in_seconds is 172800',
    passes: warehouse({ statementTimeoutInSeconds: 3600 }),
  },
  {
    code: 'warehouse-generation',
    fails: warehouse({}),
    says: 'generation is missing',
    passes: warehouse({ generation: '1' }),
  },
  {
    code: 'warehouse-acceleration',
    fails: warehouse({}),
    says: 'enable_query_acceleration is missing',
    passes: warehouse({ enableQueryAcceleration: 'false' }),
  },
  {
    code: 'warehouse-initially-suspended',
    fails: warehouse({}),
    says: 'initially_suspended is missing',
    passes: warehouse({ initiallySuspended: true }),
  },
  {
    code: 'warehouse-clusters',
    environment: standard,
    fails: warehouse({ maxClusterCount: 3 }),
    says: 'max_cluster_count is 3',
    passes: warehouse({}),
  },
  {
    code: 'monitor-quota',
    fails: monitor({ notifyTriggers: [50], suspendTrigger: 95 }),
    says: 'notify_triggers, suspend_trigger stand without credit_quota',
    passes: monitor({ notifyTriggers: [50], suspendTrigger: 95, creditQuota: 50 }),
  },
];
