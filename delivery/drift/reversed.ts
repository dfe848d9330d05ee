import type { Action, Change, ChangeSet } from '../model/change-set';
import { type Attributes, Unknown } from '../model/value';

/** What was done to an object that this action puts right. */
const OPPOSITE: Readonly<Record<Action, Action>> = {
  create: 'delete',
  delete: 'create',
  update: 'update',
  replace: 'replace',
  read: 'read',
  forget: 'none',
  none: 'none',
};

/**
 * A plan the other way round: from the code to the world, as somebody has changed it. What is dangerous about a drift is
 * what was done; to put it right may be harmless.
 */
export function reversed(changeSet: ChangeSet): ChangeSet {
  return { ...changeSet, changes: changeSet.changes.map(reversedChange), drift: [], outputs: [], deferred: [] };
}

function reversedChange(change: Change): Change {
  const { action, before, after, stated: _, ...rest } = change;
  return { ...rest, action: OPPOSITE[action], before: known(after, before), after: before };
}

/** Of what the code leaves to the provider nobody can say that it was changed: it is as the world has it. */
function known(code: Attributes | null, world: Attributes | null): Attributes | null {
  if (code === null || world === null) return code;
  const entries = Object.entries(code).map(([name, value]) => [
    name,
    value instanceof Unknown ? (world[name] ?? null) : value,
  ]);
  return Object.fromEntries(entries) as Attributes;
}
