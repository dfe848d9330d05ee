import type { Change } from '../model/change-set';
import { UNKNOWN, type Value } from '../model/value';

/** One attribute that a change touches, in words. */
export interface AttributeChange {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

const LONGEST_SHOWN = 120;

/** The attributes that differ, for updates and replaces. */
export function attributeChanges({ action, before, after }: Change): AttributeChange[] {
  if (action !== 'update' && action !== 'replace') return [];
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].sort().flatMap((name) => {
    const [from, to] = [before?.[name] ?? null, after?.[name] ?? null].map(shown);
    return from === undefined || to === undefined || from === to ? [] : [{ name, before: from, after: to }];
  });
}

function shown(value: Value): string {
  const text = value === UNKNOWN ? '(known after apply)' : JSON.stringify(value);
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN - 1)}…`;
}
