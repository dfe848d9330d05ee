import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Replaces a file so that, whenever the process dies, the old or the new text is there in full. Only its owner may read
 * it unless `mode` says more.
 */
export function replaceFile(file: string, text: string, mode = 0o600): void {
  const draft = writeDraft(file, text, mode);
  renameSync(draft, file);
  syncFolder(path.dirname(file));
}

/** Creates a file with its whole text, or returns `false` where it exists; of several at once exactly one succeeds. */
export function createFile(file: string, text: string): boolean {
  const draft = writeDraft(file, text, 0o600);
  try {
    // A link fails where the name is taken; a rename would replace what another process has just created.
    linkSync(draft, file);
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false;
    throw error;
  } finally {
    unlinkSync(draft);
  }
  syncFolder(path.dirname(file));
  return true;
}

/** Removes a file, or returns `false` where there is none. */
export function removeFile(file: string): boolean {
  try {
    unlinkSync(file);
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return false;
    throw error;
  }
  syncFolder(path.dirname(file));
  return true;
}

/** Whether an error is the operating system's error of this code. */
export function isErrno(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

function writeDraft(file: string, text: string, mode: number): string {
  const folder = path.dirname(file);
  mkdirSync(folder, { recursive: true });
  const draft = path.join(folder, `.draft-${randomBytes(8).toString('hex')}`);
  const descriptor = openSync(draft, 'wx', mode);
  try {
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return draft;
}

/** A rename is only durable once its folder is. */
function syncFolder(folder: string): void {
  // Windows cannot open a folder; its file systems journal the rename themselves.
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
