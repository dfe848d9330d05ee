import { z } from 'zod';

import { PolicyNotUnderstood } from './not-understood';

const Texts = z.union([z.string(), z.array(z.string()).min(1)]).transform((it) => (typeof it === 'string' ? [it] : it));

const Principals = z.union([
  z.literal('*'),
  z.strictObject({ AWS: Texts.optional(), Service: Texts.optional(), Federated: Texts.optional() }),
]);

/** IAM takes booleans and numbers for the strings that they are written as. */
const Expected = z.union([z.string(), z.boolean(), z.array(z.union([z.string(), z.boolean()])).min(1)]);

const ConditionBlock = z.record(z.string(), z.record(z.string(), Expected));

const Statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: Principals.optional(),
  NotPrincipal: Principals.optional(),
  Action: Texts.optional(),
  NotAction: Texts.optional(),
  Resource: Texts.optional(),
  NotResource: Texts.optional(),
  Condition: ConditionBlock.optional(),
});

const Document = z.strictObject({
  // The older version of the language knows no policy variables.
  Version: z.literal('2012-10-17'),
  Id: z.string().optional(),
  Statement: z.union([Statement, z.array(Statement)]),
});

/** Who a statement is about: everyone, or what it lists by kind. */
export type Principals = z.output<typeof Principals>;

/** One test of a statement's condition: all of them must hold. */
export interface Condition {
  /** As it is written, such as `ForAnyValue:StringLike`. */
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** A statement, with each list as a list. */
export interface PolicyStatement {
  /** Empty where it has no name. */
  readonly sid: string;
  readonly effect: 'Allow' | 'Deny';
  readonly principals: Listed<Principals> | null;
  readonly actions: Listed<readonly string[]>;
  readonly resources: Listed<readonly string[]> | null;
  readonly conditions: readonly Condition[];
}

/** What a statement names, or everything but that. */
export interface Listed<T> {
  readonly names: T;
  readonly isInverted: boolean;
}

/** What a policy is attached to decides which elements it must have. */
export type PolicyKind = 'identity' | 'trust' | 'resource';

/**
 * The statements of a policy document (IAM User Guide, "Grammar of the IAM JSON policy language").
 * @throws PolicyNotUnderstood where it has an element that is not known here, or lacks one that it must have.
 */
export function statementsOf(document: string, kind: PolicyKind): readonly PolicyStatement[] {
  const parsed = Document.safeParse(jsonIn(document));
  if (!parsed.success) throw new PolicyNotUnderstood(`the policy is not understood: ${z.prettifyError(parsed.error)}`);
  const { Statement: statements } = parsed.data;
  return (Array.isArray(statements) ? statements : [statements]).map((statement) => read(statement, kind));
}

function jsonIn(document: string): unknown {
  try {
    return JSON.parse(document);
  } catch (cause) {
    throw new PolicyNotUnderstood('the policy is not JSON', { cause });
  }
}

function read(statement: z.output<typeof Statement>, kind: PolicyKind): PolicyStatement {
  const { Sid: sid = '', Effect: effect, Condition = {} } = statement;
  const principals = either(statement, 'Principal', 'NotPrincipal');
  const actions = either(statement, 'Action', 'NotAction');
  const resources = either(statement, 'Resource', 'NotResource');
  const misfit =
    actions === null || (principals === null) !== (kind === 'identity') || (resources === null) !== (kind === 'trust');
  if (misfit) throw new PolicyNotUnderstood(`statement "${sid}" does not have the elements of ${AS[kind]}`);
  return { sid, effect, principals, actions, resources, conditions: conditionsIn(Condition) };
}

const AS: Readonly<Record<PolicyKind, string>> = {
  identity: 'an identity policy: actions and resources, and no principal',
  trust: 'a trust policy: a principal and actions, and no resource',
  resource: 'a resource policy: a principal, actions and resources',
};

type Element = 'Principal' | 'Action' | 'Resource';

function either<E extends Element>(
  statement: z.output<typeof Statement>,
  element: E,
  inverted: `Not${E}`,
): Listed<NonNullable<z.output<typeof Statement>[E]>> | null {
  const named = statement[element];
  const others = statement[inverted] as typeof named;
  if (named != null && others != null) {
    throw new PolicyNotUnderstood(`statement "${statement.Sid ?? ''}" has both ${element} and ${inverted}`);
  }
  if (named != null) return { names: named, isInverted: false };
  return others == null ? null : { names: others, isInverted: true };
}

function conditionsIn(block: z.output<typeof ConditionBlock>): Condition[] {
  return Object.entries(block).flatMap(([operator, tests]) =>
    Object.entries(tests).map(([key, expected]) => ({
      operator,
      key,
      values: (Array.isArray(expected) ? expected : [expected]).map(String),
    })),
  );
}
