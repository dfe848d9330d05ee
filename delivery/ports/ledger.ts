import type { LedgerDraft, LedgerEntry, SettledState } from '../model/ledger-entry';
import type { Evidence } from '../model/promotion';

/** The record of what went where. An entry is only settled; one that came to no good end may be gone on with. */
export interface Ledger {
  /** Opens an entry in the state `waiting`. */
  open(draft: LedgerDraft): Promise<OpenEntry>;
  /**
   * The entries of an environment, newest first.
   * @param most how many of the newest, {@link WINDOW} when left out: on GitHub each takes a request, and a token of GitHub
   *   Actions has 1,000 an hour (GitHub documentation, "Rate limits for the REST API").
   */
  entries(environment: string, most?: number): Promise<LedgerEntry[]>;
  /**
   * The entries that were opened after one, newest first, and that one last where it is among the newest {@link WINDOW}.
   * @param id the one's: many ask after the same, and each of them has the requests of the others to share.
   */
  since(environment: string, id: string): Promise<LedgerEntry[]>;
  /** The names of environments that the newest 100 entries are of, those with the newest first. */
  recent(): Promise<string[]>;
  /** The names of environments that go again and have entries, those with the newest first. */
  transients(): Promise<string[]>;
  /** Settles an abandoned entry in place of whoever carried it. */
  close(entry: LedgerEntry, state: SettledState, note: string): Promise<void>;
  /** Goes on with an entry that another command has opened; nothing is written. */
  resume(entry: LedgerEntry): Promise<OpenEntry>;
  /** What was said of an entry while it was applied, the oldest first. */
  said(entry: LedgerEntry): Promise<string[]>;
  /** What the verifications of a settled entry found; empty where none ran, and for environments that go again. */
  evidence(entry: LedgerEntry): Promise<Evidence[]>;
}

/** An entry whose end is not known yet. */
export interface OpenEntry {
  readonly id: string;
  /** Takes the turn; the ledger does not look who else has it. */
  begin(note: string): Promise<void>;
  /** Gives the turn back, or says that it still waits: a sign of life. */
  wait(note: string): Promise<void>;
  /** Says how far it is, in a few words: a sign of life. */
  progress(note: string): Promise<void>;
  /** Settles it. */
  settle(state: SettledState, evidence: readonly Evidence[], note?: string): Promise<void>;
}
