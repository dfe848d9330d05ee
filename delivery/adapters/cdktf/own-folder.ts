import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A Terraform that outlived the process that started it may still work in its folder: in milliseconds. */
const KEPT_MS = 24 * 3_600_000;

/**
 * A new, empty folder that no other process uses: two that build the same release at once must not empty the folder in
 * which the other one runs Terraform. What processes of earlier days have left is removed.
 */
export async function ownFolder(parent: string, name: string): Promise<string> {
  await mkdir(parent, { recursive: true });
  await removeLeftovers(parent);
  const folder = join(parent, `${name}.${process.pid}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  return folder;
}

async function removeLeftovers(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = Number(/\.(\d+)$/.exec(name)?.[1]);
    const folder = join(parent, name);
    if (!Number.isInteger(pid) || isAlive(pid) || !(await isOld(folder))) continue;
    await rm(folder, { recursive: true, force: true });
  }
}

async function isOld(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > KEPT_MS;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
