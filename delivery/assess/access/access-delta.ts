import type { Access, AccessDelta } from '../../model/access';
import type { ChangeSet } from '../../model/change-set';
import { inOrder } from '../../model/in-order';
import type { StateResource } from '../../model/state-resource';
import { githubDelta } from './github-delta';
import { iamDelta } from './iam-delta';
import { pairsOf } from './pair';
import { signInDelta } from './sign-in-delta';
import { snowflakeDelta } from './snowflake-delta';

/**
 * Who gains and who loses what in one environment, in effect, sorted by who, on what, and what. What cannot be read is
 * named, and counts as no change.
 * @param sets the plans of all its planned stacks.
 * @param others objects of its other stacks, which stay as they are.
 */
export function accessDelta(sets: readonly ChangeSet[], others: readonly StateResource[] = []): AccessDelta {
  const pairs = pairsOf(sets, others);
  const deltas = [snowflakeDelta, signInDelta, iamDelta, githubDelta].map((delta) => delta(pairs));
  return {
    gained: deltas.flatMap(({ gained }) => gained).sort(byWhoOnWhat),
    lost: deltas.flatMap(({ lost }) => lost).sort(byWhoOnWhat),
    unknown: [...new Set(deltas.flatMap(({ unknown }) => unknown))].sort(inOrder),
  };
}

function byWhoOnWhat(a: Access, b: Access): number {
  return inOrder(a.who, b.who) || inOrder(a.on, b.on) || inOrder(a.what, b.what);
}
