import type { Environment } from '../schema/environment';
import { GITHUB_ISSUER } from './github-subjects';
import { type Purpose, signInOf } from './sign-in';

const DEPLOYER_PRIVILEGES =
  'CREATE DATABASE, CREATE WAREHOUSE, CREATE ROLE, CREATE USER, CREATE NETWORK POLICY, MANAGE GRANTS';

const PURPOSES: readonly Purpose[] = ['plan', 'drift', 'apply'];

/**
 * What an account administrator says once, so that the jobs of an environment can sign in to its Snowflake account: a role
 * that makes things, one that sees them, and a user without password or key for each purpose. What the second role sees,
 * the first grants it as it makes things.
 */
export function snowflakeSetup(environment: Environment): string {
  const { role: deployer } = signInOf(environment, 'apply');
  const { role: reader } = signInOf(environment, 'plan');
  return [
    `CREATE ROLE ${deployer};  GRANT ROLE ${deployer} TO ROLE SYSADMIN;`,
    `GRANT ${DEPLOYER_PRIVILEGES}`,
    `  ON ACCOUNT TO ROLE ${deployer};`,
    `GRANT EXECUTE TASK ON ACCOUNT TO ROLE ${deployer} WITH GRANT OPTION;`,
    `CREATE ROLE ${reader};  GRANT ROLE ${reader} TO ROLE SYSADMIN;`,
    ...PURPOSES.flatMap((purpose) => userOf(environment, purpose)),
  ].join('\n');
}

/** Without secondary roles: a user that has two roles uses one at a time (Snowflake documentation, "CREATE USER"). */
function userOf(environment: Environment, purpose: Purpose): string[] {
  const { user, role, accountRole, subjects } = signInOf(environment, purpose);
  const [first, ...further] = subjects;
  const roles = accountRole === null ? [role] : [role, accountRole];
  return [
    `CREATE USER ${user} TYPE = SERVICE DEFAULT_ROLE = ${role} DEFAULT_SECONDARY_ROLES = ()`,
    `  WORKLOAD_IDENTITY = (${identity(first)});`,
    ...further.map((subject, i) => `ALTER USER ${user} ADD WORKLOAD IDENTITY FORMER_${i + 1} ${identity(subject)};`),
    ...roles.map((one) => `GRANT ROLE ${one} TO USER ${user};`),
  ];
}

function identity(subject: string): string {
  return `TYPE = OIDC ISSUER = '${GITHUB_ISSUER}'\n    SUBJECT = '${subject}'`;
}
