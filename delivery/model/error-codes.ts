/** What each way to end means, and the exit code a shell sees. The table in `delivery/README.md` is made from this. */
export const ERROR_CODES = {
  Usage: { exit: 2, means: 'the command line asks for something that does not exist' },
  BadEnvironment: { exit: 2, means: 'an environment file is wrong; every problem is listed' },
  SynthFailed: { exit: 2, means: 'the program in main.ts did not synthesize' },
  Held: { exit: 3, means: 'a promotion is held; its reasons are listed' },
  TerraformFailed: {
    exit: 4,
    means: 'a terraform command failed; what was applied before it stays recorded in its state',
  },
  StateLocked: { exit: 4, means: 'somebody else works on a stack, or was killed while they did; nothing was changed' },
  VerificationFailed: { exit: 5, means: 'an environment is applied, but a verification of it does not hold' },
  ToolMissing: { exit: 6, means: 'a program this command needs is missing or too old' },
  LocalCloud: { exit: 7, means: 'the local cloud could not start, or a file of it is damaged' },
  AwsFailed: { exit: 8, means: 'AWS refused a request, or could not be reached' },
  GitHubFailed: { exit: 8, means: 'GitHub refused a request, or could not be reached' },
  Refused: { exit: 9, means: 'the gate refused to apply: nothing was applied, and the reasons are listed' },
  ReviewInvalid: {
    exit: 9,
    means: 'a review record is damaged, was not signed with this key, or is of another repository',
  },
  Drifted: { exit: 10, means: 'the world is not as it was verified last; only where `--exit-code` asks for it' },
  RunFailed: { exit: 11, means: 'a workflow that was run on this machine did not succeed' },
  Unexpected: { exit: 1, means: 'a mistake in Sluice itself' },
  Interrupted: { exit: 130, means: 'stopped by Ctrl-C or a signal; nothing was left running' },
} as const satisfies Record<string, { exit: number; means: string }>;

/** The ways a command can end, other than well. */
export type DeliveryErrorCode = keyof typeof ERROR_CODES;
