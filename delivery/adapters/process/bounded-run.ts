import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { constants } from 'node:os';

import { BoundedOutput } from './bounded-output';
import { KIN, killKin } from './kin';
import { interrupted, notStarted, signalGroup } from './run';

/** How a program that nobody trusts is started. */
export interface BoundedOptions {
  readonly cwd: string;
  /** The child's whole environment: nothing is inherited. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs: number;
  /** The most that it may print on both streams, in bytes. */
  readonly mostBytes: number;
}

/** What such a program left. */
export interface BoundedEnding {
  /** 124 after its time, 128 and the number of the signal where one ended it. */
  readonly exitCode: number;
  readonly output: BoundedOutput;
}

const TIMED_OUT = 124;
const SIGNALLED = 128;
/** How long a program that is stopped may take to end, and what it has printed to arrive, in milliseconds. */
const GRACE_MS = { stop: 5_000, drain: 250 };

/**
 * Runs a program to its end, its time or its fill, whichever comes first, and kills what it has left running.
 * @throws DeliveryError `ToolMissing` when it cannot be started, `Interrupted` when stopped by `signal`.
 */
export async function boundedRun(
  program: string,
  argv: readonly string[],
  options: BoundedOptions,
): Promise<BoundedEnding> {
  const { cwd, env, signal, mostBytes } = options;
  if (isAborted(signal)) throw interrupted(program);
  const mark = randomUUID();
  const stdio = ['ignore', 'pipe', 'pipe'] as const;
  const child = spawn(program, argv, { cwd, env: { ...env, [KIN]: mark }, detached: true, stdio: [...stdio] });
  const reap = () => {
    killKin(child.pid, mark);
  };
  const output = new BoundedOutput(mostBytes, reap);
  output.follow(child);
  const limits = new Limits(child, reap, options);
  try {
    const exitCode = await exitOf(child, { program, cwd });
    reap();
    await drained(child);
    if (isAborted(signal)) throw interrupted(program);
    return { exitCode: limits.timeIsUp ? TIMED_OUT : exitCode, output };
  } finally {
    limits.lift();
  }
}

/** What ends a program before it ends by itself: its time, or somebody who stops it. */
class Limits {
  timeIsUp = false;
  private readonly timers: NodeJS.Timeout[];
  private readonly stop: () => void;

  constructor(
    child: ChildProcess,
    reap: () => void,
    private readonly options: Pick<BoundedOptions, 'signal' | 'timeoutMs'>,
  ) {
    const end = () => {
      this.timeIsUp = true;
      reap();
    };
    this.timers = [setTimeout(end, options.timeoutMs)];
    this.stop = () => {
      signalGroup(child, 'SIGINT');
      this.timers.push(setTimeout(reap, GRACE_MS.stop));
    };
    options.signal?.addEventListener('abort', this.stop, { once: true });
  }

  lift(): void {
    this.timers.forEach(clearTimeout);
    this.options.signal?.removeEventListener('abort', this.stop);
  }
}

function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

function exitOf(
  child: ChildProcess,
  { program, cwd }: { readonly program: string; readonly cwd: string },
): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      reject(notStarted(error, program, cwd));
    });
    child.once('exit', (code, killedBy) => {
      resolve(code ?? SIGNALLED + (killedBy === null ? 0 : constants.signals[killedBy]));
    });
  });
}

/** What was printed is still on its way when a program ends; whoever else holds its output is not waited for. */
function drained(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      child.stdout?.destroy();
      child.stderr?.destroy();
      resolve();
    }, GRACE_MS.drain);
    child.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
