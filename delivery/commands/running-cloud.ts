import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import { parsedJson } from '../model/parsed-json';

/** The process that serves a local cloud, the address of its GitHub, and the process that it ends with, if it does. */
const RunningCloud = z.object({
  pid: z.int().positive(),
  url: z.url(),
  parent: z.int().positive().optional(),
});

export type RunningCloud = z.infer<typeof RunningCloud>;

const FILE = 'running.json';
const PATIENCE_MS = 2000;

/**
 * The process that serves a local cloud, or nothing. A record that is damaged, or was left by a killed process, does
 * not count.
 */
export async function runningCloud(folder: string): Promise<RunningCloud | undefined> {
  const running = await recorded(folder);
  if (running === undefined || !isAlive(running.pid)) return undefined;
  // The number of an ended process may belong to another by now: only a server that answers is ours.
  const answer = await fetch(running.url, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => undefined);
  return answer === undefined ? undefined : running;
}

/** Whether a local cloud has said that it serves since {@link forgetRunning}. */
export async function isRecorded(folder: string): Promise<boolean> {
  return (await recorded(folder)) !== undefined;
}

/** Records who serves a local cloud: the last thing it does before it serves. */
export async function recordRunning(folder: string, running: RunningCloud): Promise<void> {
  await writeFile(join(folder, FILE), JSON.stringify(running));
}

/** Removes the record. */
export async function forgetRunning(folder: string): Promise<void> {
  await rm(join(folder, FILE), { force: true });
}

/** Whether there is a process of that number. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function recorded(folder: string): Promise<RunningCloud | undefined> {
  const text = await readFile(join(folder, FILE), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : RunningCloud.safeParse(parsedJson(text)).data;
}
