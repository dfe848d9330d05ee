import { isDeepStrictEqual } from 'node:util';

import type { Change } from '../model/change-set';
import type { Risk, RiskKind } from '../model/risk';
import type { DriftDanger } from '../model/stack-drift';
import { Unknown } from '../model/value';

/** Whoever may do what: a type of which nothing is known counts as the worst. */
const SECURITY: ReadonlySet<RiskKind> = new Set([
  'access-widened',
  'identity-changed',
  'network-exposed',
  'unknown-type',
]);

const TAGS: ReadonlySet<string> = new Set(['tags', 'tags_all']);

/**
 * What the drift of one object may hurt. Who gains access and who loses it both count: a right that somebody took away
 * is one that putting it right gives.
 * @param risks of what was done, and of putting it right.
 */
export function dangerOf(change: Change, risks: readonly Risk[]): DriftDanger {
  if (risks.some(({ kind }) => SECURITY.has(kind))) return 'security';
  if (isDestructive(change, risks)) return 'destructive';
  return differsInTagsOnly(change) ? 'tags' : 'other';
}

/** An object that is to be made again has been deleted. */
function isDestructive({ action, mode }: Change, risks: readonly Risk[]): boolean {
  if (risks.some(({ kind }) => kind === 'data-loss')) return true;
  return mode === 'managed' && (action === 'create' || action === 'delete' || action === 'replace');
}

function differsInTagsOnly({ action, before, after }: Change): boolean {
  if (action !== 'update' || before === null || after === null) return false;
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => !(after[name] instanceof Unknown))
    .filter((name) => !isDeepStrictEqual(before[name] ?? null, after[name] ?? null));
  return names.length > 0 && names.every((name) => TAGS.has(name));
}
