import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * A folder that appears when it is complete: `fill` gets one aside, which then takes its place. A run that was cut
 * short leaves nothing that another would take for whole, and two at once do no harm. What is there already stays.
 * @param folder absolute.
 */
export async function completeFolder(folder: string, fill: (aside: string) => Promise<void>): Promise<string> {
  if (existsSync(folder)) return folder;
  const aside = `${folder}-${randomUUID()}`;
  await mkdir(dirname(folder), { recursive: true });
  try {
    await fill(aside);
    await rename(aside, folder);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
