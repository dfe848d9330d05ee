import { createHash } from 'node:crypto';

import type { LookedAt } from '../model/drift-watch';
import type { KeptDrift } from './kept-drifts';
import type { DriftFacts } from './marked-body';

/**
 * What the issue of a stack has to say of itself now; `null` where there is nothing to tell. What it shows is as old as
 * its digest; what was edited by somebody is shown anew.
 */
export function shownFacts(looked: LookedAt, kept: KeptDrift | undefined, now: Date): DriftFacts | null {
  const { found, stack, environment, release } = looked;
  if (found.kind !== 'drifted' && found.kind !== 'orphaned') return null;
  const at = now.toISOString();
  const digest = found.kind === 'drifted' ? found.drift.digest : orphanDigest(stack, found.objects);
  const known = kept?.isIntact === true ? kept.facts : undefined;
  return {
    kind: found.kind === 'drifted' ? 'drift' : 'orphan',
    stack,
    environment,
    digest,
    commit: release.commit,
    seen: known?.seen ?? at,
    since: known?.digest === digest ? known.since : at,
  };
}

/** Whether an issue says already what it has to say. */
export function isShown({ facts, isIntact }: KeptDrift, wanted: DriftFacts): boolean {
  return isIntact && facts.digest === wanted.digest && facts.commit === wanted.commit && facts.kind === wanted.kind;
}

function orphanDigest(stack: string, objects: number): string {
  return createHash('sha256').update(`orphan ${stack} ${objects}`).digest('hex');
}
