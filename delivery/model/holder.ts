/** Whoever carries an entry of the ledger: a process on a machine. */
export interface Holder {
  /** Stands for the machine since it was started; it does not tell its name. */
  readonly machine: string;
  readonly pid: number;
}
