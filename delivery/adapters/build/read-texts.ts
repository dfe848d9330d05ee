import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { DeliveryError } from '../../model/delivery-error';

/** More than a part of a plan or a record ever has: one of 5,000 changes has a tenth. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The texts of files that were asked for by name, where they are there: a folder that jobs have filled is never listed.
 * @param names each gives `NAME.json`.
 * @throws DeliveryError `ReviewInvalid` for what is no file of its own, or too large to be one of ours.
 */
export async function readTexts(folder: string, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(
    names.map(async (name) => [name, await textOf(join(folder, `${name}.json`))] as const),
  );
  return new Map(found.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const])));
}

async function textOf(file: string): Promise<string | undefined> {
  const found = await lstat(file).catch(() => undefined);
  if (found === undefined) return undefined;
  if (found.isFile() && found.size <= MOST_BYTES) return readFile(file, 'utf8');
  throw new DeliveryError(
    'ReviewInvalid',
    `${file} is no file of at most ${MOST_BYTES} bytes; no job of ours wrote it`,
  );
}
