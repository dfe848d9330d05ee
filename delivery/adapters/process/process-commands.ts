import type { CommandOptions, CommandResult, Commands } from '../../ports/commands';
import { printedText } from '../../redaction/printed-text';
import { boundedRun } from './bounded-run';
import { signedInToSnowflake } from './signed-in-to-snowflake';

type Variables = Readonly<Record<string, string | undefined>>;

const ALWAYS = ['PATH', 'HOME', 'TMPDIR', 'LANG'] as const;
const MOST_BYTES = 16 * 1024 * 1024;
const LONGEST = 4_000;

/** Commands as child processes, each with the variables that it asks for and no others. */
export class ProcessCommands implements Commands {
  constructor(
    private readonly options: {
      /** What a command may ask for. */
      readonly environment: Variables;
      /** Variables whose secrets no command may bring to light, wherever it found them. */
      readonly hidden: Variables;
      readonly signal?: AbortSignal;
    },
  ) {}

  async run(command: readonly string[], { cwd, timeoutSeconds, variables }: CommandOptions): Promise<CommandResult> {
    const [program = '', ...argv] = command;
    const { environment: given, hidden, signal } = this.options;
    const environment = variables.includes('SNOWFLAKE_TOKEN') ? await signedInToSnowflake(given) : given;
    const env = Object.fromEntries([...ALWAYS, ...variables].map((name) => [name, environment[name]]));
    const bounds = { timeoutMs: timeoutSeconds * 1000, mostBytes: MOST_BYTES };
    const { exitCode, output } = await boundedRun(program, argv, { cwd, env, signal, ...bounds });
    const shown = printedText(output.tail, { ...environment, ...hidden });
    return { exitCode, output: shown.slice(-LONGEST), rows: output.stdout, isFlood: output.isOver };
  }
}
