import { verifiedAs, whatStands } from '../model/history';
import type { LedgerEntry } from '../model/ledger-entry';
import { type Release, releaseName } from '../model/release';

/**
 * Why a release may not be tagged by what the environment before says of it: a tag stands for what was verified there
 * last, and for nothing else.
 * @param history the entries of that environment, newest first.
 */
export function tipRefusals(release: Release, from: string, history: readonly LedgerEntry[]): string[] {
  const name = releaseName(release);
  const standing = whatStands(history);
  if (verifiedAs(history, release) === null) {
    return [`${name} has not been verified in ${from}; promote it there first: npx sluice promote ${from}`];
  }
  if (standing?.release.tree === release.tree) return [];
  const stands = standing === null ? 'nothing any more' : releaseName(standing.release);
  return [`${from} stands at ${stands} by now, and no longer at ${name}; tag what stands there`];
}
