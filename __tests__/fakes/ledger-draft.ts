import type { LedgerDraft } from '../../delivery/model/ledger-entry';

/** A promotion's entry, with the parts that a test cares about. */
export function ledgerDraft(parts: Pick<LedgerDraft, 'environment' | 'release'> & Partial<LedgerDraft>): LedgerDraft {
  return { purpose: 'promotion', digests: {}, assembly: 'a'.repeat(64), replaces: null, ...parts };
}
