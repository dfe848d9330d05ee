import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { DeliveryError } from '../model/delivery-error';
import { ERROR_CODES, type DeliveryErrorCode } from '../model/error-codes';
import { claimFolder } from './cloud-folder';
import { interruption } from './interruption';
import { forgetRunning, isAlive, isRecorded, runningCloud } from './running-cloud';

/** Whom a local cloud serves, and for how long. */
export interface CloudProcessOptions {
  /** Its folder: absolute. */
  readonly folder: string;
  readonly aws: 'simulated' | 'moto';
  readonly port?: number | undefined;
  /** `true` keeps it up after this process ends. */
  readonly keep: boolean;
}

const LOG_FILE = 'cloud.log';
const PATIENCE_MS = 5000;

/**
 * Starts the process that serves a local cloud, and waits until it does. Unless it is kept, it ends with this process,
 * however that ends.
 * @throws DeliveryError what kept it from serving, as it said; `Interrupted`, with nothing left running.
 */
export async function startCloud(options: CloudProcessOptions): Promise<void> {
  const { folder } = options;
  await claimFolder(folder);
  await stopCloud(folder);
  const log = await open(join(folder, LOG_FILE), 'w');
  try {
    await serving(spawned(options, log.fd), folder);
  } finally {
    await log.close();
  }
}

/** Ends the process that serves a local cloud, if there is one; what it knows stays in its folder. */
export async function stopCloud(folder: string): Promise<boolean> {
  const running = await runningCloud(folder);
  if (running !== undefined) await endProcess(running.pid);
  await forgetRunning(folder);
  return running !== undefined;
}

async function endProcess(pid: number): Promise<void> {
  process.kill(pid, 'SIGTERM');
  const end = Date.now() + PATIENCE_MS;
  while (isAlive(pid) && Date.now() < end) await pause(20);
  // What it has acknowledged is on the disk.
  if (isAlive(pid)) process.kill(pid, 'SIGKILL');
}

function spawned({ folder, aws, port, keep }: CloudProcessOptions, log: number): ChildProcess {
  const bundle = resolve(process.argv[1] ?? '');
  const argv = [bundle, 'local', 'serve', '--folder', folder, '--aws', aws];
  if (port !== undefined) argv.push('--port', String(port));
  if (!keep) argv.push('--with-parent');
  const child = spawn(process.execPath, argv, { detached: true, stdio: [keep ? 'ignore' : 'pipe', log, log] });
  child.unref();
  if (child.stdin !== null) (child.stdin as unknown as { unref(): void }).unref();
  return child;
}

async function serving(child: ChildProcess, folder: string): Promise<void> {
  while (!(await isRecorded(folder))) {
    // Asked first: a child that is not yet in a group of its own has had the same Ctrl-C.
    if (interruption.signal.aborted) {
      child.kill('SIGTERM');
      throw new DeliveryError('Interrupted', 'stopped while the local cloud was starting; nothing is left running');
    }
    if (child.exitCode !== null || child.signalCode !== null) throw await notServing(child, folder);
    await pause(20);
  }
}

/** The reason is the last thing that it said, in the manner of every command: `Code: sentence`. */
async function notServing({ exitCode, signalCode }: ChildProcess, folder: string): Promise<DeliveryError> {
  const said = (await readFile(join(folder, LOG_FILE), 'utf8')).trim();
  const [, code = '', sentence = ''] = /^(\w+): ([^]*)$/m.exec(said) ?? [];
  if (isErrorCode(code)) return new DeliveryError(code, sentence);
  if (exitCode === ERROR_CODES.BadEnvironment.exit) return new DeliveryError('BadEnvironment', said);
  const why = said === '' ? `it ended with ${signalCode ?? `exit code ${exitCode}`} and said nothing` : said;
  return new DeliveryError('LocalCloud', `the local cloud in ${folder} did not start: ${why}`);
}

function isErrorCode(text: string): text is DeliveryErrorCode {
  return Object.hasOwn(ERROR_CODES, text);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
