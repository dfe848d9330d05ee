import type { Environment } from '../schema/environment';
import { type GitHubContext, githubSubjects } from './github-subjects';

/** What a job of the delivery signs in for: a pull request's plan, the drift of what is on the default branch, an apply. */
export type Purpose = 'plan' | 'drift' | 'apply';

/** What the jobs of one environment are in Snowflake, for one purpose. */
export interface SignIn {
  /**
   * The service user that they are. No connection names it: with workload identity the driver sends the token alone,
   * and its subject decides (gosnowflake, `createRequestBody`). So no two users share a subject.
   */
  readonly user: string;
  /** The subjects of the user's tokens: one, or two in the days of a migration. */
  readonly subjects: readonly [string, ...(readonly string[])];
  /** The role that the user has unless it asks for another. */
  readonly role: string;
  /** The role that the account stack takes; `null` where it is the same. */
  readonly accountRole: string | null;
}

/** What only account administrators may do takes this role (Snowflake documentation, "CREATE RESOURCE MONITOR"). */
const ACCOUNT_ADMIN = 'ACCOUNTADMIN';

/** As whom an environment's jobs sign in to its Snowflake account. */
export function signInOf({ name, identityOf, snowflake, github }: Environment, purpose: Purpose): SignIn {
  const { deployerUser, deployerRole } = snowflake;
  const subjects = githubSubjects(github, contextOf(purpose, { name: identityOf ?? name, ...github }));
  if (purpose === 'apply') {
    return { user: deployerUser, subjects, role: deployerRole, accountRole: ACCOUNT_ADMIN };
  }
  return {
    user: `${deployerUser}_${purpose.toUpperCase()}`,
    subjects,
    role: planRole(deployerRole),
    accountRole: null,
  };
}

/** The role that only reads what the deployer's role makes. */
function planRole(deployerRole: string): string {
  return `${deployerRole}_READ`;
}

interface Place {
  /** The GitHub environment. */
  readonly name: string;
  readonly defaultBranch: string;
}

function contextOf(purpose: Purpose, { name, defaultBranch }: Place): GitHubContext {
  switch (purpose) {
    case 'plan':
      return { kind: 'pull-request' };
    case 'drift':
      return { kind: 'branch', name: defaultBranch };
    case 'apply':
      return { kind: 'environment', name };
    default:
      return purpose satisfies never;
  }
}
