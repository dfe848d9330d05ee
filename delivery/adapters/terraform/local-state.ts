import { randomUUID } from 'node:crypto';
import { copyFile, open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import { DeliveryError } from '../../model/delivery-error';
import { parsedJson } from '../../model/parsed-json';

const LocalBackend = z.object({
  terraform: z.object({ backend: z.object({ local: z.object({ path: z.string() }) }) }),
});

const PATIENCE_MS = 3000;
const PAUSE_MS = 100;

/**
 * Puts back the state that a killed Terraform was overwriting, as it was before its apply. On a local backend Terraform
 * empties the file before each write, and keeps a copy of what stood there before its first one (hashicorp/terraform
 * v1.11.4, internal/states/statemgr/filesystem.go). To be called only when the Terraform of this process has ended.
 */
export async function restoreState(stackFolder: string): Promise<void> {
  const file = await stateFile(stackFolder);
  if (file === undefined || (await isWhole(file)) !== false) return;
  const backup = `${file}.backup`;
  if ((await isWhole(backup)) !== true) return;
  // A rename, so that whoever reads meanwhile finds the one or the other.
  await copyFile(backup, `${file}.restored`);
  await rename(`${file}.restored`, file);
}

/**
 * Refuses a state on a local backend that a killed Terraform has left empty or in part: a plan would take an empty one
 * for a stack that was never applied. Where the first apply of a stack was killed there is no copy to put back: a file
 * that ends early is set aside, and `tell` says where, for only the local cloud keeps states in files, and it answers a
 * create that is repeated with the object that it has made.
 * @throws DeliveryError `TerraformFailed`, naming the copy that is to be put back.
 */
export async function requireWholeState(stackFolder: string, tell = toStandardError): Promise<void> {
  const file = await stateFile(stackFolder);
  if (file === undefined) return;
  const end = Date.now() + PATIENCE_MS;
  // Terraform writes many times a second while it applies: only a file that stays broken is.
  while ((await isWhole(file)) === false) {
    const hasCopy = (await isWhole(`${file}.backup`)) === true;
    // Terraform makes the file when it locks the state, long before it first writes it.
    if (!hasCopy && (await isEmpty(file))) return;
    if (Date.now() > end) {
      if (hasCopy) throw broken(file);
      return setAside(file, tell);
    }
    await pause();
  }
}

async function setAside(file: string, tell: (line: string) => void): Promise<void> {
  const kept = `${file}.broken-${randomUUID()}`;
  await rename(file, kept);
  tell(`${file} ended early, as a killed Terraform leaves it; it is kept as ${kept}, and the apply begins anew`);
}

async function isEmpty(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined))?.size === 0;
}

function toStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
}

function broken(file: string): DeliveryError {
  const sentence = `${file} is empty or ends early, as a killed Terraform leaves it; if none is running on it, copy ${file}.backup over it and run this again`;
  return new DeliveryError('TerraformFailed', sentence);
}

async function stateFile(stackFolder: string): Promise<string | undefined> {
  const config = parsedJson(await readFile(join(stackFolder, 'cdk.tf.json'), 'utf8'));
  return LocalBackend.safeParse(config).data?.terraform.backend.local.path;
}

/** Whether a state file ends as every whole one does; `undefined` where there is none. */
async function isWhole(file: string): Promise<boolean | undefined> {
  const handle = await open(file, 'r').catch(() => undefined);
  if (handle === undefined) return undefined;
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, Math.max(0, size - 2));
    return buffer.toString('utf8', 0, bytesRead) === '}\n';
  } finally {
    await handle.close();
  }
}

function pause(): Promise<void> {
  return new Promise((done) => setTimeout(done, PAUSE_MS));
}
