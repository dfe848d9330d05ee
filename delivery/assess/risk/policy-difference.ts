import { starsCover } from './stars-cover';
import { EVERYONE, type PolicyCondition, type PolicyStatement } from './policy-statements';

/** One thing that a policy says: an action on a resource, by someone. */
export interface Permission {
  readonly action: string;
  /** Empty in a policy that stands on a resource and names none. */
  readonly resource: string;
  /** Empty in a policy of an identity, which names nobody. */
  readonly principal: string;
  readonly conditional: boolean;
}

/** What a policy comes to allow, and what it no longer does: a `Deny` that is loosened allows. */
export interface PolicyDifference {
  readonly allowed: readonly Permission[];
  /** What was denied before. */
  readonly undenied: readonly Permission[];
  readonly lost: readonly Permission[];
}

/** The difference in effect of two policies, statement by statement: order, form and names of statements are none. */
export function policyDifference(
  before: readonly PolicyStatement[],
  after: readonly PolicyStatement[],
): PolicyDifference {
  const [allowsBefore, allowsAfter] = [withEffect(before, 'Allow'), withEffect(after, 'Allow')];
  const [deniesBefore, deniesAfter] = [withEffect(before, 'Deny'), withEffect(after, 'Deny')];
  return {
    allowed: notCovered(allowsAfter, allowsBefore),
    undenied: notCovered(deniesBefore, deniesAfter),
    lost: [...notCovered(allowsBefore, allowsAfter), ...notCovered(deniesAfter, deniesBefore)],
  };
}

/** Anything but a clear `Deny` counts as allowing. */
function withEffect(statements: readonly PolicyStatement[], effect: 'Allow' | 'Deny'): PolicyStatement[] {
  return statements.filter((statement) => (statement.effect === 'Deny') === (effect === 'Deny'));
}

function notCovered(statements: readonly PolicyStatement[], by: readonly PolicyStatement[]): Permission[] {
  return statements.flatMap((statement) => {
    const comparable = by.filter((other) => conditionsCover(other.conditions, statement.conditions));
    return permissions(statement).filter((permission) => !comparable.some((other) => covers(other, permission)));
  });
}

function permissions({ actions, resources, principals, conditions }: PolicyStatement): Permission[] {
  return orNone(actions).flatMap((action) =>
    orNone(resources).flatMap((resource) =>
      orNone(principals).map((principal) => ({ action, resource, principal, conditional: conditions.length > 0 })),
    ),
  );
}

function orNone(values: readonly string[]): readonly string[] {
  return values.length === 0 ? [''] : values;
}

function covers(statement: PolicyStatement, { action, resource, principal }: Permission): boolean {
  return (
    orNone(statement.actions).some((pattern) => patternCovers(pattern.toLowerCase(), action.toLowerCase())) &&
    orNone(statement.resources).some((pattern) => patternCovers(pattern, resource)) &&
    orNone(statement.principals).some((other) => principalCovers(other, principal))
  );
}

function principalCovers(outer: string, inner: string): boolean {
  return outer === inner || (outer === EVERYONE && inner.startsWith('AWS:'));
}

/** Whether what the inner pattern stands for is all in the outer one (IAM User Guide, "IAM JSON policy elements"). */
function patternCovers(outer: string, inner: string): boolean {
  if (outer === inner) return true;
  if (outer.startsWith('not ') || inner.startsWith('not ')) return false;
  return starsCover(outer, inner);
}

/** Whether the first conditions hold wherever the second do. */
function conditionsCover(outer: readonly PolicyCondition[], inner: readonly PolicyCondition[]): boolean {
  return outer.every(({ test, values }) => {
    const same = inner.find((condition) => condition.test === test);
    if (same === undefined) return false;
    const [fewer, more] = test.slice(0, test.indexOf(' ')).includes('Not')
      ? [values, same.values]
      : [same.values, values];
    return fewer.every((value) => more.includes(value));
  });
}
