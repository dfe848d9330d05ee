import type { CommandResult } from '../ports/commands';
import type { Evidence } from '../model/promotion';
import { lastLines } from './brief';
import type { OfKind, Scene } from './subject';

const TIMED_OUT = 124;

/** Whether a command succeeds. */
export async function command(verification: OfKind<'command'>, scene: Scene): Promise<Evidence[]> {
  const result = await ran(verification, scene);
  const failure = failureOf(result, verification);
  return [{ check: verification.name, holds: failure === null, seen: failure ?? 'it succeeded' }];
}

/** Runs the command of a verification, in the folder of the release. */
export function ran(
  { command: argv, timeoutSeconds, variables = [] }: OfKind<'command' | 'data'>,
  { subject, world }: Scene,
): Promise<CommandResult> {
  return world.commands.run(argv, { cwd: subject.folder, timeoutSeconds, variables });
}

/** Why a command did not succeed; `null` where it did. */
export function failureOf(
  { exitCode, output, isFlood }: CommandResult,
  { timeoutSeconds }: Pick<OfKind<'command'>, 'timeoutSeconds'>,
): string | null {
  if (isFlood) return 'it printed more than 16 MiB and was ended, with all that it had started';
  const said = lastLines(output);
  const told = said === '' ? 'it printed nothing' : said;
  if (exitCode === TIMED_OUT) {
    return `it timed out after ${timeoutSeconds} s (exit code 124) and was ended, with all that it had started: ${told}`;
  }
  return exitCode === 0 ? null : `it exited ${exitCode}: ${told}`;
}
