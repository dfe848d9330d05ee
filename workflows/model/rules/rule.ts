import type { PlainWorkflow } from '../plain';

/** A workflow, and what of it may be what. */
export interface Judged {
  readonly workflow: PlainWorkflow;
  /** Which jobs may write with which permissions: whoever adds one adds it here, too. */
  readonly writes: AllowedWrites;
  /** The start of what may be called at which branch: `acme-data/data-platform/.github/workflows/`; `null` for nothing. */
  readonly calls: { readonly start: string; readonly branch: string } | null;
}

/** Permissions to write, by the job that has them. */
export type AllowedWrites = Readonly<Record<string, readonly string[]>>;

/** Something that must hold for every workflow. */
export interface Rule {
  readonly code: string;
  /** What holds where the rule finds nothing. */
  readonly guarantees: string;
  /** What breaks it: where, and what is wrong there. */
  readonly check: (judged: Judged) => string[];
}
