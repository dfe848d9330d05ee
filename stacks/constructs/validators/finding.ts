import type { Json } from './attributes';
import { withoutCredentials } from './credential-shapes';
import type { Flaw, Rule } from './rule';
import type { Subject } from './subject';

/** One breach of one rule. */
export interface Finding {
  readonly code: string;
  /** The path of the construct to mend. */
  readonly address: string;
  readonly flaw: Flaw;
}

/** A breach of a rule by a subject. */
export function finding(rule: Pick<Rule, 'code'>, subject: Pick<Subject, 'address'>, flaw: Flaw): Finding {
  return { code: rule.code, address: subject.address, flaw };
}

/** A breach in one line for the person who will mend it. Never holds a credential. */
export function sentence({ code, address, flaw: { what, because, mend } }: Finding): string {
  return withoutCredentials(`${address}: ${what}, but ${because}; ${mend} [${code}]`);
}

/** `schedulers is 2`, or `schedulers is missing`: at most 80 characters of the value. */
export function stands(path: string, value: Json | undefined): string {
  if (value === undefined) return `${path} is missing`;
  const text = withoutCredentials(JSON.stringify(value));
  return `${path} is ${text.length > 80 ? `${text.slice(0, 77)}...` : text}`;
}
