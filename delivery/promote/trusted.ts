import type { LedgerEntry, LedgerState } from '../model/ledger-entry';

/** What never had its turn has applied nothing. */
const UNTOUCHED: ReadonlySet<LedgerState> = new Set(['waiting', 'superseded']);

/**
 * What is known to stand in an environment: by stack id, the digest that was verified there last, unless a later
 * promotion that came to no good end had another one. Nothing where nothing was ever verified.
 * @param history the entries of the environment, newest first.
 */
export function trusted(history: readonly LedgerEntry[]): Readonly<Record<string, string>> {
  const verifiedAt = history.findIndex(({ state }) => state === 'verified');
  const verified = history[verifiedAt]?.digests ?? {};
  const since = history.slice(0, Math.max(0, verifiedAt)).filter(({ state }) => !UNTOUCHED.has(state));
  return Object.fromEntries(
    Object.entries(verified).filter(([id, digest]) => since.every(({ digests }) => digests[id] === digest)),
  );
}
