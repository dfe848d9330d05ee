import { textOf } from '../../model/blocks';
import { isKnown } from '../../model/is-known';
import { canonicalName } from '../../model/snowflake/canonical-identifier';
import type { StateResource } from '../../model/state-resource';

/** A workload that may sign in as a user, without a password or a key. */
export interface TrustedWorkload {
  /** Such as `subject repo:acme/data:environment:dev of https://token.actions.githubusercontent.com`, or an AWS ARN. */
  readonly workload: string;
  readonly user: string;
}

const USER = String.raw`ALTER\s+USER\s+("(?:[^"]|"")+"|[\w$]+)`;
const TRUSTS = [
  new RegExp(String.raw`^${USER}\s+SET\s+WORKLOAD_IDENTITY\s*=\s*\((.*)\)\s*;?$`, 'is'),
  new RegExp(String.raw`^${USER}\s+ADD\s+WORKLOAD\s+IDENTITY\s+(?:"(?:[^"]|"")+"|[\w$]+)\s+(.*?)\s*;?$`, 'is'),
];

/** Words of statements that may change who can do what. */
const ABOUT_ACCESS = /\b(?:grant|revoke|ownership|roles?|users?|polic(?:y|ies)|shares?|call|immediate)\b/i;

/**
 * Whom a statement that a stack executes lets sign in as a user. Any other statement that may be about access is
 * unreadable, so that it is named; what is told is what was executed, not what a later hand did.
 */
export function trustedWorkload({ type, values }: StateResource): TrustedWorkload | 'unreadable' | null {
  if (type !== 'snowflake_execute') return null;
  if (!isKnown(values['execute']) || !isKnown(values['revert'])) return 'unreadable';
  const statement = (textOf(values['execute']) ?? '').trim();
  for (const trust of TRUSTS) {
    const [, user, properties = ''] = trust.exec(statement) ?? [];
    const workload = workloadIn(properties);
    if (user !== undefined && workload !== undefined) return { user: `user ${canonicalName(user)}`, workload };
  }
  return ABOUT_ACCESS.test(`${statement} ${textOf(values['revert']) ?? ''}`) ? 'unreadable' : null;
}

function workloadIn(properties: string): string | undefined {
  const found = properties.matchAll(/\b(TYPE|ARN|ISSUER|SUBJECT)\s*=\s*(?:'((?:[^'\\]|''|\\.)*)'|(\w+))/gis);
  const named = new Map([...found].map(([, name = '', text, word]) => [name.toUpperCase(), text ?? word ?? '']));
  const [arn, subject, issuer] = ['ARN', 'SUBJECT', 'ISSUER'].map((name) => named.get(name)?.replaceAll("''", "'"));
  if (named.get('TYPE')?.toUpperCase() === 'AWS' && arn !== undefined) return `aws ${arn}`;
  return subject === undefined || issuer === undefined ? undefined : `subject ${subject} of ${issuer}`;
}
