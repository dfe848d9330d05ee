import { execFile } from 'node:child_process';

/** What a program came to. */
export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program to its end, whatever it exits with.
 * @throws Error where it cannot be run, or was killed.
 */
export function ran(program: string, argv: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const options = { maxBuffer: 2 ** 26, env: { ...process.env, ...env } };
    execFile(program, argv, options, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : error.code;
      if (typeof exitCode === 'number') resolve({ exitCode, stdout, stderr });
      else reject(new Error(`${program} could not be run: ${error?.message ?? 'no exit code'}`, { cause: error }));
    });
  });
}
