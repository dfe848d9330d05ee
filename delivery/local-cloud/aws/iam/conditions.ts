import { PolicyNotUnderstood } from './not-understood';
import { literally, matches, matchesArn, type Pattern, patternOf } from './patterns';
import type { Condition } from './policy-document';
import { type RequestContext, valuesOf } from './request';

/** How one value of a request compares with one of a policy. */
type Test = (expected: Pattern, value: string) => boolean;

interface Operator {
  readonly test: Test;
  /** Whether it asks that nothing matches; it then also holds where the key is missing. */
  readonly isNegated: boolean;
}

const equal: Test = (expected, value) => literally(expected) === value;
const equalIgnoringCase: Test = (expected, value) => literally(expected).toLowerCase() === value.toLowerCase();

const OPERATORS: Readonly<Record<string, Operator>> = {
  StringEquals: { test: equal, isNegated: false },
  StringNotEquals: { test: equal, isNegated: true },
  StringEqualsIgnoreCase: { test: equalIgnoringCase, isNegated: false },
  StringNotEqualsIgnoreCase: { test: equalIgnoringCase, isNegated: true },
  StringLike: { test: matches, isNegated: false },
  StringNotLike: { test: matches, isNegated: true },
  // `ArnEquals` and `ArnLike` behave identically (IAM User Guide, "ARN condition operators").
  ArnEquals: { test: matchesArn, isNegated: false },
  ArnLike: { test: matchesArn, isNegated: false },
  ArnNotEquals: { test: matchesArn, isNegated: true },
  ArnNotLike: { test: matchesArn, isNegated: true },
  Bool: { test: equalIgnoringCase, isNegated: false },
};

const FORM = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/;

/**
 * Whether a condition holds for a request (IAM User Guide, "Condition operators", "Set operators for multivalued context
 * keys"). Where the key is missing, an operator that asks for a match fails; one that forbids it, one with `IfExists`,
 * and `ForAllValues` hold.
 * @throws PolicyNotUnderstood for an operator that is not known here, or a key with several values and no set operator.
 */
export function holds(condition: Condition, context: RequestContext): boolean {
  const [, set, name = '', ifExists] = FORM.exec(condition.operator) ?? [];
  const values = valuesOf(context, condition.key);
  if (name === 'Null') return isNull(condition, values);
  const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  if (operator === undefined) throw unknown(condition);
  if (values === undefined)
    return operator.isNegated ? set !== 'ForAnyValue' : ifExists === 'IfExists' || set === 'ForAllValues';
  const one = (value: string) => passes(value, { condition, operator, context });
  if (set === 'ForAllValues') return values.every(one);
  if (set === 'ForAnyValue') return values.some(one);
  const [value, ...further] = values;
  if (value === undefined || further.length > 0) {
    throw new PolicyNotUnderstood(`${condition.key} has ${values.length} values, and ${condition.operator} is for one`);
  }
  return one(value);
}

interface Passing {
  readonly condition: Condition;
  readonly operator: Operator;
  readonly context: RequestContext;
}

function passes(value: string, { condition, operator, context }: Passing): boolean {
  const patterns = condition.values.map((expected) => patternOf(expected, context));
  if (operator.isNegated && patterns.includes(undefined)) {
    throw new PolicyNotUnderstood(`${condition.operator} ${condition.key} compares with a variable that is not there`);
  }
  const isMatched = patterns.some((pattern) => pattern !== undefined && operator.test(pattern, value));
  return isMatched !== operator.isNegated;
}

/** `true` asks that the key is missing, `false` that it is there. */
function isNull(condition: Condition, values: readonly string[] | undefined): boolean {
  if (condition.operator !== 'Null') throw unknown(condition);
  const isMissing = values === undefined || values.length === 0;
  return condition.values.some((wanted) => {
    if (!/^(true|false)$/i.test(wanted))
      throw new PolicyNotUnderstood(`Null ${condition.key} is neither true nor false`);
    return isMissing === (wanted.toLowerCase() === 'true');
  });
}

function unknown({ operator, key }: Condition): PolicyNotUnderstood {
  return new PolicyNotUnderstood(`the condition operator ${operator} on ${key} is not known here`);
}
