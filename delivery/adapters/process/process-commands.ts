import type { CommandResult, Commands } from '../../ports/commands';
import { run } from './run';

/** Commands as child processes, with the environment they are given and nothing else. */
export class ProcessCommands implements Commands {
  constructor(
    private readonly environment: Readonly<Record<string, string | undefined>>,
    private readonly signal?: AbortSignal,
  ) {}

  async run(
    command: readonly string[],
    { cwd, timeoutSeconds }: { cwd: string; timeoutSeconds: number },
  ): Promise<CommandResult> {
    const [program = '', ...argv] = command;
    const { environment: env, signal } = this;
    const finished = await run(program, argv, { cwd, env, signal, timeoutMs: timeoutSeconds * 1000 });
    return { exitCode: finished.exitCode, output: `${finished.stdout}${finished.stderr}` };
  }
}
