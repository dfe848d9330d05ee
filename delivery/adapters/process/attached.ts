import { spawn } from 'node:child_process';

import { DeliveryError } from '../../model/delivery-error';

/** How a program that is seen at work is started. */
export interface AttachedOptions {
  readonly cwd: string;
  /** The program's whole environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Ends the program with one SIGINT; it is then waited for. */
  readonly signal: AbortSignal;
  /** Files that the program finds under `/dev/fd`, from 3 on. */
  readonly descriptors?: readonly number[];
}

/** How a program ended: one of both is `null`. */
export interface Ending {
  readonly exitCode: number | null;
  readonly killedBy: NodeJS.Signals | null;
}

/**
 * Runs a program with the input and output of this process to its end. It leads a session of its own, so that a Ctrl-C
 * reaches it once, through `signal`; a SIGKILL of this process lets it finish, into the same terminal or file.
 * @throws DeliveryError `ToolMissing` when it cannot be started, `Interrupted` when it was to be stopped before that.
 */
export async function runAttached(program: string, argv: readonly string[], options: AttachedOptions): Promise<Ending> {
  const { cwd, env, signal, descriptors = [] } = options;
  if (signal.aborted) throw new DeliveryError('Interrupted', `stopped before ${program} was started; run it again`);
  return await new Promise((resolve, reject) => {
    const stdio = ['inherit', 'inherit', 'inherit', ...descriptors] as const;
    const child = spawn(program, argv, { cwd, env, detached: true, stdio: [...stdio] });
    const stop = () => child.kill('SIGINT');
    signal.addEventListener('abort', stop, { once: true });
    child.once('error', (cause) => {
      const sentence = `"${program}" cannot be started (${cause.message}); mend that and run this again`;
      reject(new DeliveryError('ToolMissing', sentence, { cause }));
    });
    child.once('close', (exitCode, killedBy) => {
      signal.removeEventListener('abort', stop);
      resolve({ exitCode, killedBy });
    });
  });
}
