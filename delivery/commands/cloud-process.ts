import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { z } from 'zod';

import { DeliveryError } from '../model/delivery-error';

/** Where a project keeps its local cloud, relative to its root. */
export const CLOUD_FOLDER = join('.sluice', 'local');

/** The file that says which process serves a local cloud. */
export const RUNNING_FILE = 'running.json';

const Running = z.object({ pid: z.int(), url: z.string() });

/** Whom a local cloud serves, and for how long. */
export interface CloudProcessOptions {
  /** Its folder: absolute. */
  readonly folder: string;
  readonly aws: 'simulated' | 'moto';
  readonly port?: number | undefined;
  /** `true` keeps it up after this process ends. */
  readonly keep: boolean;
}

/**
 * Starts the process that serves a local cloud, and waits until it does. Unless it is kept, it ends with this process,
 * however that ends.
 * @throws DeliveryError `LocalCloud`, with what it said.
 */
export async function startCloud({ folder, aws, port, keep }: CloudProcessOptions): Promise<void> {
  await stopCloud(folder);
  await makeFolder(folder);
  const log = await open(join(folder, 'cloud.log'), 'w');
  const bundle = resolve(process.argv[1] ?? '');
  const argv = [bundle, 'local', 'serve', '--folder', folder, '--aws', aws];
  if (port !== undefined) argv.push('--port', String(port));
  if (!keep) argv.push('--with-parent');
  const child = spawn(process.execPath, argv, { detached: true, stdio: [keep ? 'ignore' : 'pipe', log.fd, log.fd] });
  const failed = new Promise<number>((done) =>
    child.once('exit', (code) => {
      done(code ?? 1);
    }),
  );
  child.unref();
  if (child.stdin !== null) (child.stdin as unknown as { unref(): void }).unref();
  try {
    await serving(folder, failed);
  } finally {
    await log.close();
  }
}

/** Ends the process that serves a local cloud, if there is one; what it knows stays in its folder. */
export async function stopCloud(folder: string): Promise<boolean> {
  const running = await runningCloud(folder);
  if (running === undefined) return false;
  process.kill(running.pid, 'SIGTERM');
  for (let i = 0; i < 100 && isAlive(running.pid); i += 1) await pause(50);
  await rm(join(folder, RUNNING_FILE), { force: true });
  return true;
}

/** The process that serves a local cloud, or nothing. A record left by a killed process does not count. */
export async function runningCloud(folder: string): Promise<z.infer<typeof Running> | undefined> {
  const file = join(folder, RUNNING_FILE);
  if (!existsSync(file)) return undefined;
  const parsed = Running.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.success || !isAlive(parsed.data.pid)) return undefined;
  // The number of an ended process may belong to another by now: only a server that answers is ours.
  const answer = await fetch(parsed.data.url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
  return answer === undefined ? undefined : parsed.data;
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    throw new DeliveryError(
      'LocalCloud',
      `${folder} cannot be made (${String(cause)}); free it, or name another folder with --folder`,
      { cause },
    );
  }
}

async function serving(folder: string, failed: Promise<number>): Promise<void> {
  const ended = { code: undefined as number | undefined };
  void failed.then((code) => (ended.code = code));
  while (!existsSync(join(folder, RUNNING_FILE))) {
    if (ended.code !== undefined) {
      const said = (await readFile(join(folder, 'cloud.log'), 'utf8')).trim();
      throw new DeliveryError(
        'LocalCloud',
        said === '' ? `the local cloud in ${folder} ended with exit code ${ended.code}` : said,
      );
    }
    await pause(25);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
