import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { LocalAwsError } from './local-aws-error';
import type { PreparedPython } from '../../tools/python-environment';
import { PYTHON_FOLDER } from './prepare-python';

/** What a moto server is started with. */
export interface MotoProcessOptions {
  readonly project: string;
  readonly python: PreparedPython;
  /** What it reports goes to `moto.log` here: absolute. */
  readonly folder: string;
  /** `0` for any free one. */
  readonly port: number;
}

/** A moto server that listens. */
export interface MotoProcess {
  readonly port: number;
  readonly pid: number;
  close(): Promise<void>;
}

const PATIENCE_MS = 60_000;
const GRACE_MS = 3_000;

/**
 * Starts the server and waits until it listens. It ends when this process does, however that ends: its standard input
 * is a pipe from here, and it exits when that closes.
 * @throws LocalAwsError `PortInUse` or `ServerFailed`.
 */
export async function startMotoProcess(options: MotoProcessOptions): Promise<MotoProcess> {
  const log = join(options.folder, 'moto.log');
  const child = launch(options, log);
  const line = await firstLine(child);
  if (line?.listening !== undefined) return { port: line.listening, pid: child.pid ?? 0, close: () => close(child) };
  await close(child);
  if (line?.refused !== undefined) throw refused(options.port, line.refused);
  throw new LocalAwsError('ServerFailed', `moto's server did not start; ${log} says why`);
}

function launch({ project, python, port }: MotoProcessOptions, log: string): ChildProcess {
  const { PATH, HOME, TMPDIR } = process.env;
  const report = openSync(log, 'a');
  try {
    return spawn(python.interpreter, [join(project, PYTHON_FOLDER, 'serve.py'), String(port)], {
      env: { PATH, HOME, TMPDIR, PYTHONUTF8: '1', PYTHONPYCACHEPREFIX: join(python.folder, 'bytecode') },
      stdio: ['pipe', 'pipe', report],
    });
  } finally {
    closeSync(report);
  }
}

interface FirstLine {
  readonly listening?: number;
  readonly refused?: string;
}

/** The line with which the server begins; `undefined` when it ends, or takes too long, without one. */
async function firstLine({ stdout }: ChildProcess): Promise<FirstLine | undefined> {
  if (stdout === null) return undefined;
  const lines = createInterface({ input: stdout });
  try {
    const ended = new AbortController();
    lines.once('close', () => {
      ended.abort();
    });
    const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(PATIENCE_MS)]);
    const [line] = (await once(lines, 'line', { signal })) as [string];
    return JSON.parse(line) as FirstLine;
  } catch {
    return undefined;
  }
}

async function close(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  child.stdin?.end();
  await ended;
  clearTimeout(timer);
}

function refused(port: number, reason: string): LocalAwsError {
  const sentence = `moto cannot listen on 127.0.0.1:${port} (${reason}); name another port, or end what uses this one`;
  return new LocalAwsError('PortInUse', sentence);
}
