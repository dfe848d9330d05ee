import type { LedgerEntry } from '../../delivery/model/ledger-entry';
import type { Ledger, OpenEntry } from '../../delivery/ports/ledger';

/** A ledger that lives as long as a test. */
export class InMemoryLedger implements Ledger {
  private readonly all: LedgerEntry[] = [];

  constructor(private readonly now: () => Date = () => new Date()) {}

  open(entry: Pick<LedgerEntry, 'environment' | 'release' | 'digests'>): Promise<OpenEntry> {
    const index = this.all.push({ ...entry, state: 'applying', at: this.now().toISOString(), evidence: [] }) - 1;
    return Promise.resolve({
      settle: (state, evidence) => {
        this.all[index] = { ...this.all[index]!, state, evidence, at: this.now().toISOString() };
        return Promise.resolve();
      },
    });
  }

  entries(environment: string): Promise<LedgerEntry[]> {
    return Promise.resolve(this.all.filter((entry) => entry.environment === environment).reverse());
  }
}
