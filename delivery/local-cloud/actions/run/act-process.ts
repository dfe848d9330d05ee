import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

import { z } from 'zod';

/** How act is started. */
export interface ActCall {
  readonly program: string;
  readonly argv: readonly string[];
  readonly folder: string;
  /** All of its environment, which its steps inherit. */
  readonly environment: Readonly<Record<string, string>>;
  /** Stands in the environment of all that it starts, so that nothing outlives the job. */
  readonly trackingId: string;
  /** A line for the log. */
  readonly log: (line: string) => void;
  /** Once it has read its files. */
  readonly begun: () => void;
  readonly signal: AbortSignal;
}

const Line = z.looseObject({ msg: z.string(), level: z.string().optional(), raw_output: z.boolean().optional() });

/** act has read its files by then, and no step has run. */
const SET_UP = 'Run Set up job';

/** What act says of docker, of a workspace that is no clone, and of each stand-in. */
const NOISE = /valid docker connection|located inside a git repository|unable to get git re|LocalRepositoryCache/;

const PATIENCE_MS = 10_000;

/** Runs act to its end, or until the signal stops it, and ends all that it has left running. Returns its exit code. */
export async function runAct(call: ActCall): Promise<number> {
  const { program, argv, folder: cwd, environment: env, signal } = call;
  const child = spawn(program, argv, { cwd, env: { ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject).once('close', (code) => {
      resolve(code ?? 1);
    });
  });
  let hasBegun = false;
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      const text = textOf(line);
      if (!hasBegun && text.includes(SET_UP)) {
        hasBegun = true;
        call.begun();
      }
      if (!NOISE.test(text)) call.log(text);
    });
  }
  const stop = () => {
    killGroup(child.pid, 'SIGINT');
    setTimeout(() => {
      killGroup(child.pid, 'SIGKILL');
    }, PATIENCE_MS).unref();
  };
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await ended;
  } finally {
    signal.removeEventListener('abort', stop);
    endOrphans(call.trackingId);
  }
}

/** act prints a JSON document a line; what is none is shown as it is. */
function textOf(line: string): string {
  try {
    return Line.parse(JSON.parse(line)).msg.trimEnd();
  } catch {
    return line;
  }
}

function killGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended.
  }
}

/** Ends every process that a job has left behind, as GitHub's runner does: they bear its tracking id. */
function endOrphans(trackingId: string): void {
  for (const entry of processes()) {
    try {
      if (!readFileSync(`/proc/${entry}/environ`, 'utf8').includes(trackingId)) continue;
      process.kill(Number(entry), 'SIGKILL');
    } catch {
      // It has ended, or belongs to somebody else.
    }
  }
}

/** Elsewhere than on Linux, orphans stay. */
function processes(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && name !== String(process.pid));
  } catch {
    return [];
  }
}
