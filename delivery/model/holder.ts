/** One attempt of a run of a workflow on GitHub: a run that is started again goes on under the same id. */
export interface WorkflowRun {
  readonly id: number;
  readonly attempt: number;
}

/** A process on a machine. */
export interface MachineProcess {
  /** Stands for the machine since it was started; it does not tell its name. */
  readonly machine: string;
  readonly pid: number;
}

/** Whoever carries an entry of the ledger. */
export interface Holder {
  /** The process that carries it to its end; `null` where several commands do so, one after the other. */
  readonly process: MachineProcess | null;
  /** The run in which that happens; `null` outside of workflows. */
  readonly run: WorkflowRun | null;
}

/** What is known of a holder: `unknown` where nobody can be asked. */
export type HolderLife = 'alive' | 'ended' | 'unknown';
