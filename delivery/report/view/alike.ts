import type { Change } from '../../model/change-set';
import type { ProposedEnvironment } from '../../model/proposal';
import { type Redacted, type Unknown, type Value, isAttributes } from '../../model/value';
import { differences } from '../difference/differences';
import { valueKey } from '../difference/value-key';
import { type PlannedStack, changedIn, isRemoval } from './proposal-view';

/**
 * Whether two environments get the same changes apart from their own names: the name of the environment, its
 * abbreviation (`stg` of `staging`) and account numbers. Anything else that differs is a difference.
 */
export function areAlike(one: ProposedEnvironment, other: ProposedEnvironment): boolean {
  const allPlanned = [one, other].every(({ stacks }) => stacks.every(({ kind }) => kind === 'planned'));
  return allPlanned && sizesOf(one) === sizesOf(other) && shapeOf(one) === shapeOf(other);
}

/** What an environment gets besides what another one gets too. */
export interface Besides {
  /** The environment without the changes that are alike; deletes and replaces stay. */
  readonly rest: ProposedEnvironment;
  /** How many changes are alike. */
  readonly alike: number;
  /** Whether people gain and lose the same, apart from names. */
  readonly hasSameAccess: boolean;
}

/** Leaves out of an environment what another one gets too, apart from names. */
export function besides(first: ProposedEnvironment, environment: ProposedEnvironment): Besides {
  const known = new Set(
    changedIn(first).flatMap((stack) =>
      stack.assessment.changeSet.changes.map((change) => changeKey(stack, change, first.name)),
    ),
  );
  const isAlike = (stack: PlannedStack, change: Change) =>
    !isRemoval(change) && known.has(changeKey(stack, change, environment.name));
  const all = changedIn(environment).flatMap((stack) =>
    stack.assessment.changeSet.changes.filter((change) => isAlike(stack, change)),
  );
  const stacks = environment.stacks.map((stack) =>
    stack.kind === 'planned' ? without(stack, (change) => isAlike(stack, change)) : stack,
  );
  return {
    rest: { ...environment, stacks },
    alike: all.length,
    hasSameAccess: accessKey(first) === accessKey(environment),
  };
}

function without(stack: PlannedStack, isAlike: (change: Change) => boolean): PlannedStack {
  const { assessment } = stack;
  const changes = assessment.changes.filter(({ change }) => !isAlike(change));
  const changeSet = { ...assessment.changeSet, changes: changes.map(({ change }) => change) };
  return { ...stack, assessment: { ...assessment, changes, changeSet } };
}

function changeKey({ stack }: PlannedStack, change: Change, environment: string): string {
  const neutral = (text: string) => withoutNames(text, environment);
  return JSON.stringify([neutral(stack), changeShape(change, neutral)]);
}

function accessKey({ access, name }: ProposedEnvironment): string {
  return withoutNames(JSON.stringify(access), name);
}

function sizesOf(environment: ProposedEnvironment): string {
  return changedIn(environment)
    .map((stack) => changesOf(stack).length)
    .join();
}

function shapeOf(environment: ProposedEnvironment): string {
  const neutral = (text: string) => withoutNames(text, environment.name);
  return changedIn(environment)
    .map((stack) =>
      JSON.stringify([neutral(stack.stack), changesOf(stack).map((change) => changeShape(change, neutral))]),
    )
    .join('\n');
}

function changesOf({ assessment: { changeSet } }: PlannedStack): Change[] {
  const deferred = changeSet.deferred.map(({ change }) => change);
  const outputs = changeSet.outputs.map(({ name, before, after }) => outputChange(name, before, after));
  return [...changeSet.changes, ...changeSet.drift, ...deferred, ...outputs];
}

function outputChange(name: string, before: Value, after: Value): Change {
  const none = {
    createdFirst: false,
    deposed: null,
    reason: null,
    replacedBecause: [],
    movedFrom: null,
    importedAs: null,
  };
  return {
    ...none,
    address: `output.${name}`,
    mode: 'managed',
    type: '',
    provider: '',
    action: 'update',
    before: { value: before },
    after: { value: after },
  };
}

function changeShape(change: Change, neutral: (text: string) => string): string {
  const { action, address, createdFirst, deposed, before, after, movedFrom, importedAs, replacedBecause } = change;
  const changed = differences(before, after).map(({ label }) => label);
  const values = neutral(`${valueKey(withoutSecrets(before))} ${valueKey(withoutSecrets(after))} ${importedAs ?? ''}`);
  return JSON.stringify([
    action,
    neutral(address),
    createdFirst,
    deposed !== null,
    neutral(movedFrom ?? ''),
    replacedBecause,
    changed,
    values,
  ]);
}

/** Secrets differ from one environment to the next, and nobody may know how. */
function withoutSecrets(value: Value): Value {
  if (Array.isArray(value)) return (value as readonly Value[]).map(withoutSecrets);
  if (isAttributes(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutSecrets(inner)]));
  }
  return typeof value === 'object' && value !== null ? (value as Redacted | Unknown).toJSON() : value;
}

function withoutNames(text: string, environment: string): string {
  return text.replace(/\b\d{12}\b/g, '#').replace(/[A-Za-z]+/g, (word) => (isNameOf(word, environment) ? '@' : word));
}

/** Whether a word is an environment's name or what is left of it when letters are taken out: `stg`, `prd`. */
function isNameOf(word: string, environment: string): boolean {
  const [short, name] = [word.toLowerCase(), environment.toLowerCase()];
  if (short === name) return true;
  if (short.length < 3 || short.length >= name.length || !name.startsWith(short.charAt(0))) return false;
  let at = 0;
  for (const letter of name) if (letter === short[at]) at += 1;
  return at === short.length;
}
