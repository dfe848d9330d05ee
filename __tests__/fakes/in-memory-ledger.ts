import { type LedgerDraft, type LedgerEntry, LIVE, type SettledState, WINDOW } from '../../delivery/model/ledger-entry';
import type { Evidence } from '../../delivery/model/promotion';
import type { Ledger, OpenEntry } from '../../delivery/ports/ledger';

/** A ledger that lives as long as a test. */
export class InMemoryLedger implements Ledger {
  private readonly all: LedgerEntry[] = [];

  private readonly notes = new Map<string, string[]>();

  private turns = 0;

  private readonly found = new Map<string, readonly Evidence[]>();

  constructor(private readonly now: () => Date = () => new Date()) {}

  open(draft: LedgerDraft): Promise<OpenEntry> {
    const id = String(this.all.length + 1);
    const at = this.now().toISOString();
    this.all.push({ ...draft, id, state: 'waiting', by: 'sluice[bot]', opened: at, at, note: 'opened', turn: null });
    return Promise.resolve(this.openEntry(id));
  }

  resume({ id }: LedgerEntry): Promise<OpenEntry> {
    return Promise.resolve(this.openEntry(id));
  }

  said({ id }: LedgerEntry): Promise<string[]> {
    return Promise.resolve([...(this.notes.get(id) ?? [])]);
  }

  private openEntry(id: string): OpenEntry {
    return {
      id,
      begin: (note) => this.say(id, note),
      wait: (note) => this.write(id, { state: 'waiting', note, turn: null }),
      progress: (note) => this.say(id, note),
      settle: (state, evidence, note = `${evidence.length} checks`) => {
        this.found.set(id, evidence);
        return this.write(id, { state, note });
      },
    };
  }

  /** On GitHub a turn is the first of the statuses that say "applying", with no other between. */
  private say(id: string, note: string): Promise<void> {
    const { state, turn } = this.all[Number(id) - 1]!;
    const keeps = state === 'applying' || state === 'abandoned';
    this.notes.set(id, [...(this.notes.get(id) ?? []), note]);
    return this.write(id, { state: 'applying', note, turn: keeps && turn !== null ? turn : (this.turns += 1) });
  }

  close({ id }: LedgerEntry, state: SettledState, note: string): Promise<void> {
    return this.write(id, { state, note });
  }

  /** Whoever carried an entry that is not settled is gone. */
  abandon(): void {
    for (const [index, entry] of this.all.entries()) {
      if (LIVE.has(entry.state)) this.all[index] = { ...entry, state: 'abandoned' };
    }
  }

  private write(id: string, parts: Partial<LedgerEntry>): Promise<void> {
    const index = Number(id) - 1;
    this.all[index] = { ...this.all[index]!, ...parts, at: this.now().toISOString() };
    return Promise.resolve();
  }

  entries(environment: string, most = WINDOW): Promise<LedgerEntry[]> {
    const own = this.all.filter((entry) => entry.environment === environment);
    return Promise.resolve(own.reverse().slice(0, most));
  }

  async since(environment: string, id: string): Promise<LedgerEntry[]> {
    const entries = await this.entries(environment);
    const at = entries.findIndex((entry) => entry.id === id);
    return at === -1 ? entries : entries.slice(0, at + 1);
  }

  recent(): Promise<string[]> {
    return Promise.resolve([...new Set(this.all.toReversed().map(({ environment }) => environment))]);
  }

  transients(): Promise<string[]> {
    const transient = this.all.filter(({ isTransient }) => isTransient === true).reverse();
    return Promise.resolve([...new Set(transient.map(({ environment }) => environment))]);
  }

  evidence({ id }: LedgerEntry): Promise<Evidence[]> {
    return Promise.resolve([...(this.found.get(id) ?? [])]);
  }
}
