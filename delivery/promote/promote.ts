import type { Evidence } from '../model/promotion';
import type { OpenEntry } from '../ports/ledger';

/**
 * Settles a promotion on the ledger by its evidence, and says whether the release may ask for the next environment.
 * Nothing verified is not verified.
 */
export async function promote(entry: OpenEntry, evidence: readonly Evidence[]): Promise<boolean> {
  const holds = evidence.length > 0 && evidence.every((item) => item.holds);
  await entry.settle(holds ? 'verified' : 'failed', evidence);
  return holds;
}
