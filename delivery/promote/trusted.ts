import type { LedgerEntry } from '../model/ledger-entry';
import { applied } from '../model/history';

/**
 * What is known to stand in an environment: by stack id, the digest that was verified there last, unless a later
 * promotion that came to no good end had another one. Nothing where nothing was ever verified.
 * @param history the entries of the environment, newest first.
 */
export function trusted(history: readonly LedgerEntry[]): Readonly<Record<string, string>> {
  const touched = applied(history);
  const verifiedAt = touched.findIndex(({ state }) => state === 'verified');
  const verified = touched[verifiedAt]?.digests ?? {};
  const since = touched.slice(0, Math.max(0, verifiedAt));
  return Object.fromEntries(
    Object.entries(verified).filter(([id, digest]) => since.every(({ digests }) => digests[id] === digest)),
  );
}
