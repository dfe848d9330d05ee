import { applies } from './applies';
import { type PolicyKind, type PolicyStatement, statementsOf } from './policy-document';
import type { IamRequest } from './request';

/** What IAM answers. */
export interface Decision {
  readonly isAllowed: boolean;
  /** The name of the statement that decided; `null` where none said anything, which denies. */
  readonly by: string | null;
}

/** Documents in which a request is looked for. */
export interface Holder {
  /** What is attached to the identity. */
  readonly permissions: readonly string[];
  /** The most that it can do; `null` where nothing caps it. */
  readonly boundary: string | null;
}

/**
 * Whether an identity may do what it asks for, by its own policies (IAM User Guide, "Policy evaluation logic"): an
 * explicit deny wins, the permissions must allow, and so must the boundary.
 * @throws PolicyNotUnderstood where a policy says what is not known here.
 */
export function decide({ permissions, boundary }: Holder, request: IamRequest): Decision {
  const own = permissions.flatMap((document) => statementsOf(document, 'identity'));
  const cap = boundary === null ? null : statementsOf(boundary, 'identity');
  const granted = answer(own, request);
  if (cap === null || isExplicit(granted)) return granted;
  const capped = answer(cap, request);
  return capped.isAllowed ? granted : capped;
}

/**
 * Whether a trust or resource policy lets somebody in.
 * @throws PolicyNotUnderstood where it says what is not known here.
 */
export function admits(document: string, kind: Exclude<PolicyKind, 'identity'>, request: IamRequest): Decision {
  return answer(statementsOf(document, kind), request);
}

function isExplicit({ isAllowed, by }: Decision): boolean {
  return !isAllowed && by !== null;
}

function answer(statements: readonly PolicyStatement[], request: IamRequest): Decision {
  const relevant = statements.filter((statement) => applies(statement, request));
  const deciding = relevant.find(({ effect }) => effect === 'Deny') ?? relevant[0];
  return { isAllowed: deciding?.effect === 'Allow', by: deciding?.sid ?? null };
}
