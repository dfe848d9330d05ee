import { newestChange, takenBackBy, verifiedAs } from '../model/history';
import type { LedgerEntry } from '../model/ledger-entry';
import type { Refusal } from '../model/refusal';
import { type Release, releaseName } from '../model/release';

/** What is known of an environment that shall go back. */
export interface Standing {
  readonly environment: string;
  /** Its entries, newest first. */
  readonly history: readonly LedgerEntry[];
}

/** Where an environment goes back to, and what it takes back. */
export interface Choice {
  readonly target: Release;
  readonly replaces: Release;
  /** Whether just this rollback was begun before: it goes on, or is done. */
  readonly resumes: boolean;
}

/**
 * The release to go back to: one that was verified there, that is not what stands, and that was not rolled back itself.
 * What was asked for once and is asked for again is the same rollback, whether or not it is done: only who names another
 * release goes further back.
 * @param to the release that is asked for; the last one that was verified before the one that stands when `null`.
 */
export function chooseTarget(standing: Standing, to: Release | null): Choice | Refusal {
  const { environment, history } = standing;
  const newest = newestChange(history);
  if (newest === null)
    return refusal(`nothing was ever applied to ${environment}, so that there is nothing to take back`);
  const last = newest.purpose === 'rollback' ? newest : null;
  const resumes = last !== null && (to === null || to.tree === last.release.tree);
  // One that came to no good end gives way to another; what it took back is still what has to go.
  const replaces = (resumes || newest.state !== 'verified' ? last?.replaces : null) ?? newest.release;
  const target = to ?? last?.release ?? lastVerified(standing, replaces);
  if (target === null) {
    return refusal(`nothing else was verified in ${environment} to go back to from ${releaseName(replaces)}`);
  }
  const because = unfit(target, replaces, standing);
  return because === null ? { target, replaces, resumes } : refusal(because);
}

/** The releases that an environment may go back to, the newest first, each once. */
export function goodReleases({ history }: Standing): Release[] {
  const verified = history.filter(({ state }) => state === 'verified').map(({ release }) => release);
  const trees = verified.map(({ tree }) => tree);
  return verified.filter((one, at) => trees.indexOf(one.tree) === at && takenBackBy(history, one) === null);
}

function lastVerified(standing: Standing, replaces: Release): Release | null {
  return goodReleases(standing).find(({ tree }) => tree !== replaces.tree) ?? null;
}

function unfit(target: Release, replaces: Release, standing: Standing): string | null {
  const { environment, history } = standing;
  const name = releaseName(target);
  const others = goodReleases(standing).filter(({ tree }) => tree !== replaces.tree);
  const mend =
    others.length === 0 ? 'nothing else was verified there' : `name one of ${others.map(releaseName).join(', ')}`;
  if (target.tree === replaces.tree) return `${name} is what stands in ${environment}; ${mend}`;
  if (verifiedAs(history, target) === null) {
    return `${name} was never verified in ${environment}; ${mend}`;
  }
  const back = takenBackBy(history, target);
  return back === null ? null : `${name} was itself rolled back in ${environment} on ${back.opened}; ${mend}`;
}

function refusal(sentence: string): Refusal {
  return { rule: 'target', sentence };
}
