import { spawn } from 'node:child_process';

import { DeliveryError } from '../../model/delivery-error';

/** How a child process is started. */
export interface RunOptions {
  readonly cwd: string;
  /** The child's whole environment: nothing is inherited. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Ends the child with SIGINT, once; the run then fails as `Interrupted`. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds after which the child is killed and the exit code is 124. */
  readonly timeoutMs?: number;
  /** Lets a shell split a command line that a person wrote, such as `app` in cdktf.json. */
  readonly shell?: boolean;
}

/** What a child process left behind. */
export interface Finished {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const TIMED_OUT = 124;

/**
 * Runs a program to its end. The child leads a process group of its own, so that a Ctrl-C reaches it once, through
 * `signal`: Terraform takes a second SIGINT as leave to lose data.
 * @throws DeliveryError `ToolMissing` when there is no such program, `Interrupted` when stopped by `signal`,
 *   `TerraformFailed` when something else killed it.
 */
export async function run(program: string, argv: readonly string[], options: RunOptions): Promise<Finished> {
  if (stopped(options)) throw interrupted(program);
  const { cwd, env, shell = false } = options;
  const child = spawn(program, argv, { cwd, env, shell, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  const stop = () => child.kill('SIGINT');
  options.signal?.addEventListener('abort', stop);
  const deadline = { passed: false };
  const timer = setTimeout(
    () => {
      deadline.passed = true;
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    },
    options.timeoutMs ?? 2 ** 31 - 1,
  );
  try {
    const { code, killedBy } = await ended(child, program);
    if (stopped(options)) throw interrupted(program);
    if (deadline.passed) return { exitCode: TIMED_OUT, stdout: stdout(), stderr: stderr() };
    if (killedBy !== null) throw killed(program, killedBy);
    return { exitCode: code ?? 1, stdout: stdout(), stderr: stderr() };
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', stop);
  }
}

function stopped({ signal }: RunOptions): boolean {
  return signal?.aborted === true;
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}

interface Ending {
  readonly code: number | null;
  readonly killedBy: NodeJS.Signals | null;
}

function ended(child: ReturnType<typeof spawn>, program: string): Promise<Ending> {
  return new Promise((resolve, reject) => {
    child.on('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ENOENT' ? missing(program) : error);
    });
    child.on('close', (code, killedBy) => {
      resolve({ code, killedBy });
    });
  });
}

function missing(program: string): DeliveryError {
  return new DeliveryError(
    'ToolMissing',
    `there is no program "${program}" on the PATH; install it and run this again`,
  );
}

function interrupted(program: string): DeliveryError {
  return new DeliveryError('Interrupted', `stopped while ${program} was running`);
}

function killed(program: string, signal: NodeJS.Signals): DeliveryError {
  const sentence = `${program} was killed (${signal}); what it had finished is in its state, so run the same command again`;
  return new DeliveryError('TerraformFailed', sentence);
}
