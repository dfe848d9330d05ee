import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

import { DeliveryError } from '../../model/delivery-error';
import { KeptOutput } from './kept-output';

/** How a child process is started. */
export interface RunOptions {
  readonly cwd: string;
  /** The child's whole environment: nothing is inherited. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Ends the child, and what it started, with one SIGINT; the run then fails as `Interrupted`. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds after which the child is killed and the exit code is 124. */
  readonly timeoutMs?: number;
  /** Lets a shell split a command line that a person wrote, such as `app` in cdktf.json. */
  readonly shell?: boolean;
  /** Files that the child finds under `/dev/fd`, from 3 on. */
  readonly descriptors?: readonly number[];
}

/** What a child process left behind. */
export interface Finished {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const TIMED_OUT = 124;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Runs a program to its end. The child leads a process group of its own, so that a Ctrl-C reaches it once, through
 * `signal`: Terraform takes a second SIGINT as leave to lose data.
 * @throws DeliveryError `ToolMissing` when there is no such program, `Interrupted` when stopped by `signal`,
 *   `TerraformFailed` when something else killed it.
 */
export async function run(program: string, argv: readonly string[], options: RunOptions): Promise<Finished> {
  if (options.signal?.aborted === true) throw interrupted(program);
  const [stdout, stderr] = [new KeptOutput(), new KeptOutput()];
  try {
    const { cwd, env, shell = false, descriptors = [] } = options;
    const stdio = ['ignore', stdout.descriptor, stderr.descriptor, ...descriptors] as const;
    const child = spawn(program, argv, { cwd, env, shell, detached: true, stdio: [...stdio] });
    const exitCode = await exitCodeOf(child, program, options);
    return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    stdout.close();
    stderr.close();
  }
}

async function exitCodeOf(child: ChildProcess, program: string, options: RunOptions): Promise<number> {
  const { signal, timeoutMs = LONGEST_TIMER_MS } = options;
  const deadline = { passed: false };
  const stop = () => {
    signalGroup(child, 'SIGINT');
  };
  const timer = setTimeout(() => {
    deadline.passed = true;
    signalGroup(child, 'SIGKILL');
  }, timeoutMs);
  signal?.addEventListener('abort', stop);
  try {
    const { code, killedBy } = await ended(child, program, options);
    if (signal?.aborted === true) throw interrupted(program);
    if (deadline.passed) return TIMED_OUT;
    if (killedBy !== null) throw killed(program, killedBy);
    return code ?? 1;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

/** Signals a child and whatever it started: a shell alone would not pass the signal on. */
export function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended by itself.
  }
}

interface Ending {
  readonly code: number | null;
  readonly killedBy: NodeJS.Signals | null;
}

function ended(child: ChildProcess, program: string, { cwd }: RunOptions): Promise<Ending> {
  return new Promise((resolve, reject) => {
    child.on('error', (error: NodeJS.ErrnoException) => {
      reject(notStarted(error, program, cwd));
    });
    child.on('close', (code, killedBy) => {
      resolve({ code, killedBy });
    });
  });
}

/** Why a program could not be started: Node reports a missing folder as a missing program. */
export function notStarted(error: NodeJS.ErrnoException, program: string, cwd: string): DeliveryError {
  const sentence = !existsSync(cwd)
    ? `"${program}" cannot run in ${cwd}, which is not there (any more)`
    : error.code === 'ENOENT'
      ? `there is no program "${program}" on the PATH; install it and run this again`
      : `"${program}" cannot be started (${error.message}); mend that and run this again`;
  return new DeliveryError('ToolMissing', sentence, { cause: error });
}

/** Somebody stopped the command while a program was running. */
export function interrupted(program: string): DeliveryError {
  return new DeliveryError(
    'Interrupted',
    `stopped while ${program} was running; nothing is left running, and the same command can be run again`,
  );
}

function killed(program: string, signal: NodeJS.Signals): DeliveryError {
  return new DeliveryError(
    'TerraformFailed',
    `${program} was killed (${signal}) by something else, such as a lack of memory; mend that and run the same command again. What it made in its last moments may not be written down: the local cloud gives that to the next run; where a real service says that something already exists, import or delete that`,
  );
}
