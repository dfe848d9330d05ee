/** Who a statement of a trust or resource policy is about; `*` only ever stands in a Deny. */
export type Principals = '*' | Readonly<Partial<Record<'AWS' | 'Service' | 'Federated', string | readonly string[]>>>;

type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** One statement of an IAM policy, as data. Identity policies have resources; trust policies have principals. */
export interface Statement {
  /** Unique in its policy: letters and digits. */
  readonly sid: string;
  readonly effect: 'Allow' | 'Deny';
  readonly principals?: Principals;
  readonly actions: readonly string[];
  readonly resources?: readonly string[];
  /** Why `resources` is `*` in an Allow, for whoever reviews it: {@link policy} takes none without. */
  readonly everywhere?: string;
  /** Instead of `resources`, in a Deny: everything but these. */
  readonly notResources?: readonly string[];
  readonly conditions?: Conditions;
}

/** The same statement, without its effect: what {@link allow} and {@link deny} take. */
export type Grant = Omit<Statement, 'effect'>;

/** A statement that allows. */
export function allow(grant: Grant): Statement {
  return { effect: 'Allow', ...grant };
}

/** A statement that denies, whatever another allows. */
export function deny(grant: Grant): Statement {
  return { effect: 'Deny', ...grant };
}

/**
 * A policy document: compact, in the order it was written, with the same bytes for the same statements. A document from
 * a data source would not be known before the apply, and a reviewer could not read it in the plan.
 * @throws Error where a statement allows something on every resource and does not say why.
 */
export function policy(statements: readonly Statement[]): string {
  statements.forEach(requireReason);
  return JSON.stringify({ Version: '2012-10-17', Statement: statements.map(rendered) });
}

const SHORTEST_REASON = 20;

function requireReason({ sid, effect, resources = [], everywhere = '' }: Statement): void {
  if (effect === 'Deny' || !resources.includes('*') || everywhere.trim().length >= SHORTEST_REASON) return;
  const said = everywhere === '' ? 'does not say why' : `says "${everywhere}"`;
  throw new Error(
    `${sid} allows on every resource and ${said}; name the resources, or say in "everywhere" why none can be named`,
  );
}

function rendered({ sid, effect, principals, actions, resources, notResources, conditions }: Statement) {
  return {
    Sid: sid,
    Effect: effect,
    Principal: principals,
    Action: compact(actions),
    Resource: resources && compact(resources),
    NotResource: notResources && compact(notResources),
    Condition: conditions,
  };
}

/** IAM returns a list of one as the value itself; written that way, a plan after the apply is empty. */
function compact(values: readonly string[]): string | readonly string[] {
  return values.length === 1 && values[0] !== undefined ? values[0] : values;
}
