import { createHash } from 'node:crypto';

import { identifier, literal } from './sql';

/** Whom a service user trusts to be itself: tokens of one issuer with an exact subject, or one AWS role. */
export type Workload =
  | { readonly kind: 'oidc'; readonly issuer: string; readonly subjects: readonly [string, ...(readonly string[])] }
  | { readonly kind: 'aws'; readonly arn: string };

/** One statement that registers an identity, and the one that takes it back. */
export interface IdentityStatement {
  /** Stays the same while the identity does. */
  readonly id: string;
  readonly execute: string;
  readonly revert: string;
}

/** Snowflake takes subjects of at most this many characters (Snowflake documentation, "CREATE USER"). */
const SUBJECT_LIMIT = 255;

/**
 * The SQL that binds a service user to its workload. The first subject is the user's own identity; further ones are
 * named identities beside it (Snowflake documentation, "ALTER USER … ADD WORKLOAD IDENTITY").
 * @throws Error naming a subject that is too long for Snowflake.
 */
export function identityStatements(user: string, workload: Workload): IdentityStatement[] {
  if (workload.kind === 'aws') return [own(user, `TYPE = AWS ARN = ${literal(workload.arn)}`)];
  const { issuer, subjects } = workload;
  const [first, ...further] = subjects;
  return [own(user, oidc(issuer, first)), ...further.map((subject) => named(user, subject, oidc(issuer, subject)))];
}

function own(user: string, properties: string): IdentityStatement {
  return {
    id: 'identity',
    execute: `ALTER USER ${identifier(user)} SET WORKLOAD_IDENTITY = (${properties})`,
    revert: `ALTER USER IF EXISTS ${identifier(user)} UNSET WORKLOAD_IDENTITY`,
  };
}

function named(user: string, subject: string, properties: string): IdentityStatement {
  const fingerprint = createHash('sha256').update(subject).digest('hex').slice(0, 8).toUpperCase();
  const name = identifier(`SUBJECT_${fingerprint}`);
  return {
    id: `identity-${fingerprint}`,
    execute: `ALTER USER ${identifier(user)} ADD WORKLOAD IDENTITY ${name} ${properties}`,
    revert: `ALTER USER IF EXISTS ${identifier(user)} REMOVE WORKLOAD IDENTITY ${name}`,
  };
}

function oidc(issuer: string, subject: string): string {
  if (subject.length > SUBJECT_LIMIT) {
    throw new Error(
      `the subject ${subject} has ${subject.length} characters, and Snowflake takes ${SUBJECT_LIMIT}; ` +
        'shorten the repository or environment name',
    );
  }
  return `TYPE = OIDC ISSUER = ${literal(issuer)} SUBJECT = ${literal(subject)}`;
}
