import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { World } from '../ports/world';
import { isAlive } from './running-cloud';
import { type WorldOptions, worldOf } from './world';

/**
 * Works in a world whose checkouts are its own: what runs beside it in the same clone, such as a promotion of the same
 * release, synthesizes into other folders. They are gone afterwards; those of a process that was killed go with the next.
 */
export async function apartWorld<T>(options: WorldOptions, work: (world: World) => Promise<T>): Promise<T> {
  const all = join(options.repository, '.sluice', 'apart');
  await sweep(all);
  const checkouts = join(all, String(process.pid));
  try {
    return await work(await worldOf({ ...options, checkouts }));
  } finally {
    await rm(checkouts, { recursive: true, force: true });
  }
}

async function sweep(folder: string): Promise<void> {
  const left = existsSync(folder) ? readdirSync(folder) : [];
  const dead = left.filter((name) => !isAlive(Number(name)));
  await Promise.all(dead.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}
