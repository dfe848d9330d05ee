import type { LedgerWriter } from '../../delivery/adapters/github/github-ledger';

/** A writer whose process nobody can ask after, unless a test says otherwise. */
export function ledgerWriter(parts: Partial<LedgerWriter> = {}): LedgerWriter {
  const holder = { process: { machine: 'm', pid: 1 }, run: null };
  return { holder, lifeOf: () => Promise.resolve('unknown'), now: () => new Date(), ...parts };
}
