import type { LedgerWriter } from '../../delivery/adapters/github/github-ledger';

/** A writer whose process runs, unless a test says otherwise. */
export function ledgerWriter(parts: Partial<LedgerWriter> = {}): LedgerWriter {
  return { holder: { machine: 'm', pid: 1 }, hasEnded: () => false, now: () => new Date(), ...parts };
}
