/** What a finished command left. */
export interface CommandResult {
  readonly exitCode: number;
  /** The end of what it printed, both streams. */
  readonly output: string;
}

/** Runs the commands that an environment names as verifications. */
export interface Commands {
  /** Ends the command after `timeoutSeconds`, which gives exit code 124 as `timeout(1)` does. */
  run(command: readonly string[], options: { cwd: string; timeoutSeconds: number }): Promise<CommandResult>;
}
