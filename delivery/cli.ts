import { Command, CommanderError } from 'commander';

import { affectedCommand } from './commands/affected-command';
import { applyCommand } from './commands/apply-command';
import { boardCommand } from './commands/board-command';
import { buildCommand } from './commands/build-command';
import { driftCommand } from './commands/drift-command';
import { exitCodeOf } from './commands/exit-code-of';
import { localCommand } from './commands/local-command';
import { planCommand } from './commands/plan-command';
import { previewCommand } from './commands/preview-command';
import { promoteCommand } from './commands/promote-command';
import { releaseCommand } from './commands/release-command';
import { repairCommand } from './commands/repair-command';
import { rollbackCommand } from './commands/rollback-command';
import { reviewCommand } from './commands/review-command';
import { sandboxCommand } from './commands/sandbox-command';
import { sealCommand } from './commands/seal-command';
import { statusCommand } from './commands/status-command';
import { synthCommand } from './commands/synth-command';
import { tryCommand } from './commands/try-command';
import { unpackCommand } from './commands/unpack-command';
import { verifyCommand } from './commands/verify-command';
import { interruption } from './commands/interruption';
import { ERROR_CODES } from './model/error-codes';

const EXIT_CODES = Object.entries(ERROR_CODES)
  .sort(([, a], [, b]) => a.exit - b.exit)
  .map(([code, { exit, means }]) => `  ${String(exit).padStart(3)}  ${code.padEnd(18)} ${means}`)
  .join('\n');

function program(): Command {
  const sluice = new Command('sluice')
    .description('Carries a change to the data platform from a branch to prod: planned, applied, verified, recorded.')
    .addCommand(tryCommand())
    .addCommand(synthCommand())
    .addCommand(planCommand())
    .addCommand(reviewCommand())
    .addCommand(applyCommand())
    .addCommand(verifyCommand())
    .addCommand(promoteCommand())
    .addCommand(releaseCommand())
    .addCommand(driftCommand())
    .addCommand(repairCommand())
    .addCommand(sandboxCommand())
    .addCommand(previewCommand())
    .addCommand(rollbackCommand())
    .addCommand(statusCommand())
    .addCommand(boardCommand())
    .addCommand(buildCommand())
    .addCommand(unpackCommand())
    .addCommand(affectedCommand())
    .addCommand(sealCommand())
    .addCommand(localCommand())
    .addHelpText('after', `\nExit codes:\n    0  ${'Done'.padEnd(18)} all that was asked for is done\n${EXIT_CODES}\n`)
    .configureHelp({ showGlobalOptions: true });
  withUsageErrors(sluice, 'npx sluice');
  return sluice;
}

/** A command line that is wrong ends like every other mistake: `Usage`, what is wrong, and where to read on. */
function withUsageErrors(command: Command, path: string): void {
  command
    .exitOverride()
    .showHelpAfterError(`"${path} --help" says what there is.`)
    .configureOutput({
      outputError: (text, write) => {
        write(text.replace(/^error: /, '\nUsage: '));
      },
    });
  for (const inner of command.commands) withUsageErrors(inner, `${path} ${inner.name()}`);
}

async function main(): Promise<void> {
  interruption.arm();
  interruption.signal.addEventListener('abort', () => {
    process.stderr.write('\nStopping: what is running may finish what it has begun.\n');
  });
  // Whoever reads may stop reading, as `head` does; what was begun is finished all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  try {
    await program().parseAsync(process.argv);
  } catch (error) {
    process.exitCode = ending(error);
  } finally {
    interruption.release();
  }
}

function ending(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : ERROR_CODES.Usage.exit;
  return exitCodeOf(error);
}

void main();
