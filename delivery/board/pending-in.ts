import { whatStands } from '../model/history';
import type { LedgerEntry } from '../model/ledger-entry';
import type { Release } from '../model/release';

type History = readonly Pick<LedgerEntry, 'release' | 'state'>[];

/**
 * The releases that one environment has verified and the next has not: those since what stands in the next, the oldest
 * first, each once. What came to a bad end in the next is pending still.
 * @param from entries of the one, newest first.
 * @param to entries of the next, newest first.
 */
export function pendingIn(from: History, to: History): Release[] {
  const standing = whatStands(to)?.release.tree;
  const verified = from.filter(({ state }) => state === 'verified').map(({ release }) => release);
  const reached = verified.findIndex(({ tree }) => tree === standing);
  const since = reached === -1 ? verified : verified.slice(0, reached);
  const trees = new Map(since.map((release) => [release.tree, release]));
  return [...trees.values()].reverse();
}
