import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { DeliveryError } from '../model/delivery-error';

/** Where a project keeps its local cloud, relative to its root. */
export const CLOUD_FOLDER = join('.sluice', 'local');

/** Lies in every folder of a local cloud: only such a folder is ever emptied. */
const MARK = 'local-cloud.txt';
const MARK_TEXT = 'This folder is a local cloud of Sluice. "sluice try" empties it before it starts.\n';

/**
 * Makes a folder that of a local cloud, or finds that it is one.
 * @throws DeliveryError `LocalCloud` when it cannot be written, or holds something else.
 */
export async function claimFolder(folder: string): Promise<void> {
  const inside = await madeFolder(folder);
  if (inside.includes(MARK)) return;
  if (inside.length > 0) {
    const sentence = `${folder} holds something that is not a local cloud, such as "${inside[0]}"; name an empty or a new folder with --folder`;
    throw new DeliveryError('LocalCloud', sentence);
  }
  await writeFile(join(folder, MARK), MARK_TEXT);
}

/**
 * Empties the folder of a local cloud; makes it where there is none.
 * @throws DeliveryError `LocalCloud` when it is not one, and nothing is touched; or when it cannot be emptied.
 */
export async function emptyFolder(folder: string): Promise<void> {
  await claimFolder(folder);
  const inside = (await readdir(folder)).filter((name) => name !== MARK);
  try {
    for (const name of inside) await rm(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
  } catch (cause) {
    const sentence = `${folder} cannot be emptied (${String(cause)}); free it, or name another folder with --folder`;
    throw new DeliveryError('LocalCloud', sentence, { cause });
  }
}

async function madeFolder(folder: string): Promise<string[]> {
  try {
    await mkdir(folder, { recursive: true });
    return await readdir(folder);
  } catch (cause) {
    const sentence = `${folder} cannot be made (${String(cause)}); free it, or name another folder with --folder`;
    throw new DeliveryError('LocalCloud', sentence, { cause });
  }
}
