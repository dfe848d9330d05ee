import type { LedgerEntry } from '../../delivery/model/ledger-entry';
import { ledgerDraft } from './ledger-draft';

/** A verified promotion, with the parts that a test cares about. */
export function ledgerEntry(parts: Pick<LedgerEntry, 'environment' | 'release'> & Partial<LedgerEntry>): LedgerEntry {
  const at = parts.at ?? '2026-11-20T12:00:00Z';
  const said = { id: '1', state: 'verified', by: 'ann', opened: at, at, note: '', turn: 1 } as const;
  return { ...ledgerDraft(parts), ...said, ...parts };
}
