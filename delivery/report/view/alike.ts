import type { Change } from '../../model/change-set';
import type { ProposedEnvironment } from '../../model/proposal';
import { type Redacted, type Unknown, type Value, isAttributes } from '../../model/value';
import { differences } from '../difference/differences';
import { valueKey } from '../difference/value-key';
import { type PlannedStack, changedIn } from './proposal-view';

/**
 * Whether two environments get the same changes apart from their own names: the name of the environment, its
 * abbreviation (`stg` of `staging`) and account numbers. Anything else that differs is a difference.
 */
export function areAlike(one: ProposedEnvironment, other: ProposedEnvironment): boolean {
  const allPlanned = [one, other].every(({ stacks }) => stacks.every(({ kind }) => kind === 'planned'));
  return allPlanned && sizesOf(one) === sizesOf(other) && shapeOf(one) === shapeOf(other);
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
