import { gatedApply } from './commands/gated-apply';
import { gatedPlan } from './commands/gated-plan';
import { exitCodeOf } from './commands/exit-code-of';
import { interruption } from './commands/interruption';

/** Ends as what ran in place of this process has ended. */
function endAs({ exitCode, killedBy }: Awaited<ReturnType<typeof gatedApply>>): void {
  process.exitCode = exitCode ?? 1;
  if (killedBy !== null) process.kill(process.pid, killedBy);
}

async function main(): Promise<void> {
  const [, , terraform = '', ...argv] = process.argv;
  interruption.arm();
  // Whoever reads may stop reading; what was begun is finished all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  try {
    const verb = argv.find((word) => word !== '' && !word.startsWith('-'));
    const ending = await (verb === 'plan' ? gatedPlan : gatedApply)(terraform, argv);
    interruption.release();
    endAs(ending);
  } catch (error) {
    interruption.release();
    process.exitCode = exitCodeOf(error);
  }
}

void main();
