import type { RiskKind, RiskLevel } from '../../../model/risk';

/** A kind of SQL statement, by how it starts. */
export interface StatementKind {
  readonly is: RegExp;
  readonly kind: RiskKind;
  readonly level: RiskLevel;
  readonly does: string;
}

/** What kinds of Snowflake SQL do; the first that fits counts (Snowflake documentation, "SQL command reference"). */
export const STATEMENTS: readonly StatementKind[] = [
  { is: /^GRANT\s+OWNERSHIP\b/i, kind: 'access-widened', level: 'high', does: 'hands over ownership' },
  {
    is: /^GRANT\b.*\bWITH\s+GRANT\s+OPTION\b/is,
    kind: 'access-widened',
    level: 'high',
    does: 'grants, and lets the grantee grant on',
  },
  {
    is: /^GRANT\b.*\b(ACCOUNTADMIN|SECURITYADMIN|ORGADMIN|USERADMIN|MANAGE\s+GRANTS|ROLE\s+"?PUBLIC)\b/is,
    kind: 'access-widened',
    level: 'high',
    does: 'grants what opens almost everything, or to everyone',
  },
  { is: /^GRANT\b/i, kind: 'access-widened', level: 'medium', does: 'grants' },
  { is: /^REVOKE\b/i, kind: 'interruption', level: 'medium', does: 'revokes: whoever relies on it fails' },
  {
    is: /^(DROP|TRUNCATE|DELETE|MERGE|UPDATE|CREATE\s+OR\s+REPLACE)\b/i,
    kind: 'data-loss',
    level: 'high',
    does: 'deletes or overwrites what is there',
  },
  {
    is: /^CREATE\s+(TRANSIENT\s+)?(DATABASE|SCHEMA|TABLE)\b.*\bCLONE\b/is,
    kind: 'access-widened',
    level: 'medium',
    does: 'copies data to where others may read it',
  },
  {
    is: /^ALTER\s+USER\b.*\b(SET|ADD)\b.*\b(WORKLOAD[_ ]IDENTITY|RSA_PUBLIC_KEY(_2)?|PASSWORD)\b/is,
    kind: 'identity-changed',
    level: 'high',
    does: 'sets who may sign in as a user',
  },
  {
    is: /^ALTER\s+USER\b.*\b(UNSET|REMOVE)\b.*\b(WORKLOAD[_ ]IDENTITY|RSA_PUBLIC_KEY(_2)?|PASSWORD)\b/is,
    kind: 'identity-changed',
    level: 'medium',
    does: 'takes away a way to sign in as a user',
  },
  {
    is: /^ALTER\s+(ACCOUNT|USER)\b.*\bUNSET\s+NETWORK_POLICY\b/is,
    kind: 'network-exposed',
    level: 'high',
    does: 'removes a network policy: sign-ins come from anywhere',
  },
  {
    is: /^ALTER\s+(ACCOUNT|USER)\b.*\bSET\s+NETWORK_POLICY\b/is,
    kind: 'network-exposed',
    level: 'medium',
    does: 'puts another network policy in place',
  },
  {
    is: /^ALTER\s+WAREHOUSE\b.*\bUNSET\s+RESOURCE_MONITOR\b/is,
    kind: 'cost-raised',
    level: 'medium',
    does: 'takes a warehouse out of its resource monitor',
  },
  {
    is: /^ALTER\s+WAREHOUSE\b.*\bSET\s+RESOURCE_MONITOR\b/is,
    kind: 'cost-raised',
    level: 'low',
    does: 'puts a warehouse under a resource monitor, whose limit is now its own',
  },
  // Functions that start with SYSTEM$ act on the account.
  { is: /^(SELECT|SHOW|DESC|DESCRIBE)\b(?!.*SYSTEM\$)/is, kind: 'routine', level: 'low', does: 'only reads' },
];
