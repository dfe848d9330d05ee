/** How a command is run. */
export interface CommandOptions {
  /** Where it runs: absolute. */
  readonly cwd: string;
  readonly timeoutSeconds: number;
  /** The names of the variables that it gets besides `PATH`, `HOME`, `TMPDIR` and `LANG`. */
  readonly variables: readonly string[];
}

/** What a finished command left. */
export interface CommandResult {
  /** Its own; 124 where it was ended after its time, as `timeout(1)` gives it. */
  readonly exitCode: number;
  /** The end of what it printed, both streams, without secrets: at most 4,000 characters. */
  readonly output: string;
  /** All of its standard output as it came, to be counted and never to be shown: nothing is taken out of it. */
  readonly rows: string;
  /** Whether it was ended because it printed more than 16 MiB. */
  readonly isFlood: boolean;
}

/** Runs the commands that an environment names as verifications. */
export interface Commands {
  /**
   * Runs a command to its end, and ends whatever it started and left running.
   * @throws DeliveryError `ToolMissing` where it cannot be started, `Interrupted` where somebody stops it.
   */
  run(command: readonly string[], options: CommandOptions): Promise<CommandResult>;
}
