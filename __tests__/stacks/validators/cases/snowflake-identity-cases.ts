import { AccountRole } from '@cdktf/provider-snowflake/lib/account-role';
import { DatabaseRole } from '@cdktf/provider-snowflake/lib/database-role';
import { Execute } from '@cdktf/provider-snowflake/lib/execute';
import { GrantAccountRole } from '@cdktf/provider-snowflake/lib/grant-account-role';
import { GrantDatabaseRole } from '@cdktf/provider-snowflake/lib/grant-database-role';
import { LegacyServiceUser } from '@cdktf/provider-snowflake/lib/legacy-service-user';
import { NetworkRule } from '@cdktf/provider-snowflake/lib/network-rule';
import { SnowflakeProvider, type SnowflakeProviderConfig } from '@cdktf/provider-snowflake/lib/provider';
import { ServiceUser, type ServiceUserConfig } from '@cdktf/provider-snowflake/lib/service-user';

import type { Build, RuleCase } from '../rule-case';

function user(config: Partial<ServiceUserConfig>): Build {
  return (stack) => {
    new ServiceUser(stack, 'user', { name: 'DEV_LOADER', ...config });
  };
}

function identity(sql: (user: ServiceUser) => string): Build {
  return (stack) => {
    const loader = new ServiceUser(stack, 'user', { name: 'DEV_LOADER' });
    new Execute(stack, 'identity', { execute: sql(loader), revert: 'SELECT 1' });
  };
}

function subject(value: string): Build {
  return identity(() => `ALTER USER "DEV_LOADER" SET WORKLOAD_IDENTITY = (TYPE = OIDC SUBJECT = '${value}')`);
}

function provider(config: SnowflakeProviderConfig): Build {
  return (stack) => {
    new SnowflakeProvider(stack, 'snowflake', config);
  };
}

/** Account roles, and grants of the first of each pair to the second. */
function roles(names: readonly string[], grants: readonly (readonly [string, string])[]): Build {
  return (stack) => {
    const made = new Map(names.map((name) => [name, new AccountRole(stack, `role-${name}`, { name })]));
    for (const [role, parent] of grants) {
      new GrantAccountRole(stack, `${role}-to-${parent}`, {
        roleName: made.get(role)?.fullyQualifiedName ?? role,
        parentRoleName: made.get(parent)?.name ?? `"${parent}"`,
      });
    }
  };
}

function databaseRole(grant: (role: DatabaseRole, other: DatabaseRole) => { name: string; parent?: string }): Build {
  return (stack) => {
    const role = new DatabaseRole(stack, 'reader', { database: 'DEV_RAW', name: 'CRM_R' });
    const other = new DatabaseRole(stack, 'writer', { database: 'DEV_RAW', name: 'CRM_W' });
    const { name, parent } = grant(role, other);
    const to = parent === undefined ? { parentRoleName: 'DEV_ANALYST' } : { parentDatabaseRoleName: parent };
    new GrantDatabaseRole(stack, 'grant', { databaseRoleName: name, ...to });
  };
}

function ruleWith(features: string[]): Build {
  return (stack) => {
    new SnowflakeProvider(stack, 'snowflake', { previewFeaturesEnabled: features });
    new NetworkRule(stack, 'rule', {
      name: 'OFFICE',
      database: 'DEV_RAW',
      schema: 'CRM',
      type: 'IPV4',
      mode: 'INGRESS',
      valueList: ['10.0.0.1'],
    });
  };
}

const CHAIN = [
  ['DEV_ANALYST', 'DEV_LEAD'],
  ['DEV_LEAD', 'SYSADMIN'],
] as const;

export const snowflakeIdentityCases: readonly RuleCase[] = [
  {
    code: 'user-type',
    fails: (stack) => new LegacyServiceUser(stack, 'user', { name: 'DEV_OLD' }),
    says: 'is a snowflake_legacy_service_user',
    passes: user({}),
  },
  { code: 'service-user-key', fails: user({ rsaPublicKey: 'MIIB' }), says: 'rsa_public_key is set', passes: user({}) },
  {
    code: 'service-user-identity',
    fails: user({}),
    says: 'has no workload identity in this stack',
    passes: identity(({ name }) => `ALTER USER "${name}" SET WORKLOAD_IDENTITY = (TYPE = AWS ARN = 'arn')`),
  },
  {
    code: 'workload-identity-subject',
    fails: subject('repo:acme/*'),
    says: 'Snowflake compares subjects whole',
    passes: subject('repo:acme@1/data@2:environment:dev'),
  },
  {
    code: 'service-user-secondary-roles',
    fails: user({}),
    says: 'default_secondary_roles_option is missing',
    passes: user({ defaultSecondaryRolesOption: 'NONE' }),
  },
  {
    code: 'service-user-role',
    fails: user({}),
    says: 'default_role is missing',
    passes: user({ defaultRole: 'DEV_LOADER' }),
  },
  {
    code: 'provider-authenticator',
    fails: provider({}),
    says: 'authenticator is missing',
    passes: provider({ authenticator: 'WORKLOAD_IDENTITY' }),
  },
  {
    code: 'provider-snowflake-account',
    fails: provider({ organizationName: 'ACME', accountName: 'DATA_PROD' }),
    says: 'account_name is "DATA_PROD"',
    passes: provider({ organizationName: 'ACME', accountName: 'DATA_DEV' }),
  },
  {
    code: 'role-rooted',
    fails: roles(['DEV_ANALYST', 'DEV_LEAD'], CHAIN.slice(0, 1)),
    says: 'role DEV_ANALYST does not reach SYSADMIN',
    passes: roles(['DEV_ANALYST', 'DEV_LEAD'], CHAIN),
  },
  {
    code: 'role-circle',
    fails: roles(['DEV_ANALYST', 'DEV_LEAD'], [...CHAIN, ['DEV_LEAD', 'DEV_ANALYST']]),
    says: 'grants DEV_LEAD to DEV_ANALYST',
    passes: roles(['DEV_ANALYST', 'DEV_LEAD'], CHAIN),
  },
  {
    code: 'database-role-flat',
    fails: databaseRole((role, other) => ({ name: role.fullyQualifiedName, parent: other.fullyQualifiedName })),
    says: 'provider 2.11.0 cannot read such a grant back',
    passes: databaseRole((role) => ({ name: role.fullyQualifiedName })),
  },
  {
    code: 'database-role-name',
    fails: databaseRole((role) => ({ name: role.name })),
    says: 'a name without its database',
    passes: databaseRole(() => ({ name: '"DEV_RAW"."CRM_R"' })),
  },
  {
    code: 'preview-features',
    fails: ruleWith(['snowflake_table_resource']),
    says: 'preview_features_enabled lacks snowflake_network_rule_resource',
    passes: ruleWith(['snowflake_network_rule_resource']),
  },
];
