import { z } from 'zod';

import { inOrder } from '../../model/in-order';

const Texts = z.union([z.string(), z.array(z.string())]).transform((texts) => [texts].flat().sort(inOrder));
const Scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const Scalars = z.union([Scalar, z.array(Scalar)]).transform((values) => [values].flat().sort(inOrder));
const Principals = z.union([z.literal('*').transform(() => ({ AWS: ['*'] })), z.record(z.string(), Texts)]);

const Statement = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Principal: Principals.optional(),
  NotPrincipal: Principals.optional(),
  Action: Texts.optional(),
  NotAction: Texts.optional(),
  Resource: Texts.optional(),
  NotResource: Texts.optional(),
  Condition: z.record(z.string(), z.record(z.string(), Scalars)).default({}),
});

const Document = z.object({ Statement: z.union([Statement.transform((one) => [one]), z.array(Statement)]) });

/** One action on one resource, as a policy allows or denies it. */
export interface PolicyLine {
  readonly denies: boolean;
  /** An action or a pattern of them, or `NotAction …` as it stands. */
  readonly action: string;
  /** A resource or a pattern of them, or `NotResource …` as it stands; empty in a trust policy. */
  readonly resource: string;
  /** The conditions in words, such as `Bool aws:SecureTransport false`; empty where there are none. */
  readonly when: string;
  /** Whom it is about, as the policy names them; empty in a policy that is attached to someone. */
  readonly principals: readonly string[];
}

/** What an IAM policy says, each action with each resource; `undefined` where the text is no policy. */
export function policyLines(text: string): PolicyLine[] | undefined {
  const parsed = Document.safeParse(jsonOf(text));
  return parsed.success ? parsed.data.Statement.flatMap(linesOf) : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function linesOf(statement: z.output<typeof Statement>): PolicyLine[] {
  const { Effect, Action, NotAction, Resource, NotResource } = statement;
  const actions = Action ?? [`NotAction ${(NotAction ?? []).join(', ')}`];
  const resources = Resource ?? (NotResource === undefined ? [''] : [`NotResource ${NotResource.join(', ')}`]);
  const rest = { denies: Effect === 'Deny', when: inWords(statement.Condition), principals: principalsOf(statement) };
  return actions.flatMap((action) => resources.map((resource) => ({ action, resource, ...rest })));
}

function inWords(conditions: z.output<typeof Statement>['Condition']): string {
  const tests = Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => `${operator} ${key} ${values.join(' or ')}`),
  );
  return tests.sort(inOrder).join(' and ');
}

function principalsOf({ Principal, NotPrincipal }: z.output<typeof Statement>): string[] {
  if (Principal !== undefined) return named(Principal);
  return NotPrincipal === undefined ? [] : [`anyone but ${named(NotPrincipal).join(', ')}`];
}

function named(principals: z.output<typeof Principals>): string[] {
  return Object.entries(principals).flatMap(([kind, names]) => names.map((name) => principal(kind, name)));
}

/** An account is named by its number or by the ARN of its root; both mean the same. */
function principal(kind: string, name: string): string {
  if (name === '*') return 'anyone';
  const account = /^(?:arn:[^:]+:iam::)?(\d{12})(?::root)?$/.exec(name)?.[1];
  if (kind === 'AWS') return account === undefined ? `aws ${name}` : `aws account ${account}`;
  return `aws ${kind.toLowerCase()} ${name}`;
}
