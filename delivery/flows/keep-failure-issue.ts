import type { WaysOn } from '../model/failed-promotion';
import type { LedgerEntry } from '../model/ledger-entry';
import type { World } from '../ports/world';
import { FAILURE, FAILURE_LABEL, type KeptFailure, keptFailures, shownDigest } from '../promote/failure-text';
import { failureIssue, mendedBody } from '../report/failure-issue';
import { closeDuplicate } from './close-duplicate';
import { failedPromotion, lastPromotion } from './failed-promotion';

type IssueWorld = Pick<World, 'issues' | 'trust' | 'ledger' | 'clock'>;

/** Whose issue is kept. */
export interface FailureAsked {
  /** The name of the environment. */
  readonly environment: string;
  /** How somebody goes on with an entry. */
  readonly waysOn: (entry: LedgerEntry) => WaysOn;
}

/** An issue, and what was done with it. */
export interface KeptFailureIssue {
  readonly number: number;
  readonly url: string;
  readonly step: 'opened' | 'updated' | 'kept' | 'closed';
}

/**
 * Brings the one issue of an environment up to date with its ledger: opened where the last promotion came to no good end,
 * and closed where it is verified. Two runs at once leave one; nothing is done while something is applied. `null` where
 * there is none.
 */
export async function keepFailureIssue(asked: FailureAsked, world: IssueWorld): Promise<KeptFailureIssue | null> {
  const history = await world.ledger.entries(asked.environment);
  const last = lastPromotion(history);
  const kept = await openIssue(asked.environment, world);
  if (last.kind === 'open') return kept === null ? null : stepOf(kept, 'kept');
  if (last.kind === 'well') return kept === null ? null : closed(kept, last.entry, world);
  const shown = failureIssue(await failedPromotion(last.entry, history, world), asked.waysOn(last.entry));
  return shownAs(shown, { kept, entry: last.entry }, world);
}

/** The open issue of an environment; others that a run opened at the same moment are closed. */
async function openIssue(environment: string, world: Pick<World, 'issues' | 'trust'>): Promise<KeptFailure | null> {
  const { byKey, duplicates } = keptFailures(await world.issues.list(FAILURE_LABEL), world.trust.keys);
  for (const one of duplicates) if (one.facts.environment === environment) await closeDuplicate(one, world);
  return byKey.get(environment) ?? null;
}

interface Known {
  readonly kept: KeptFailure | null;
  readonly entry: LedgerEntry;
}

async function shownAs(
  shown: { readonly title: string; readonly body: string },
  { kept, entry }: Known,
  world: IssueWorld,
): Promise<KeptFailureIssue> {
  const { issues, trust } = world;
  const facts = { environment: entry.environment, entry: entry.id, digest: shownDigest(shown) };
  if (kept !== null && kept.isIntact && kept.facts.digest === facts.digest) return stepOf(kept, 'kept');
  const text = { title: shown.title, body: FAILURE.marked(shown.body, facts, trust.keys.current) };
  if (kept !== null) {
    await issues.update(kept.issue.number, text);
    return stepOf(kept, 'updated');
  }
  const opened = await issues.open({ ...text, label: FAILURE_LABEL });
  // Another run may have opened one at the same moment: both agree on the older one.
  const oldest = await openIssue(entry.environment, world);
  const isOurs = oldest === null || oldest.issue.number === opened.number;
  return isOurs ? { number: opened.number, url: opened.url, step: 'opened' } : stepOf(oldest, 'kept');
}

async function closed(
  kept: KeptFailure,
  { release }: LedgerEntry,
  { issues, trust, clock }: IssueWorld,
): Promise<KeptFailureIssue> {
  const body = FAILURE.marked(mendedBody(kept.text, release, clock.now()), kept.facts, trust.keys.current);
  await issues.close(kept.issue.number, { body, reason: 'completed' });
  return stepOf(kept, 'closed');
}

function stepOf({ issue: { number, url } }: KeptFailure, step: KeptFailureIssue['step']): KeptFailureIssue {
  return { number, url, step };
}
