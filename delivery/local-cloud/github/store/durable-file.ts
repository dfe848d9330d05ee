import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Replaces a file as a whole: after the return the new text survives a crash, and at no moment is there half of it.
 * The folder is made if need be.
 */
export function writeDurably(file: string, text: string, { mode = 0o644 }: { readonly mode?: number } = {}): void {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true });
  const draft = `${file}.draft`;
  const descriptor = openSync(draft, 'w', mode);
  try {
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(draft, file);
  sync(folder);
}

/** Removes a file, if it is there, for good. */
export function removeDurably(file: string): void {
  rmSync(file, { force: true });
  sync(dirname(file));
}

/** A rename or a removal is an entry of its folder, which has to reach the disk too. */
function sync(folder: string): void {
  // Windows cannot open a folder; its file systems journal the rename themselves.
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
