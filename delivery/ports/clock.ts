/** Time, and waiting for it to pass. */
export interface Clock {
  now(): Date;
  /** @throws DeliveryError `Interrupted` when somebody stops the command meanwhile. */
  pause(milliseconds: number): Promise<void>;
  /** Does something again and again until it is stopped; it keeps no process alive. Returns what stops it. */
  every(milliseconds: number, work: () => void): () => void;
}
