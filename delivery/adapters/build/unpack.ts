import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

import { type Header, extract } from 'tar-stream';

import { DeliveryError } from '../../model/delivery-error';
import { ASSEMBLY_FOLDER } from './read-build';
import { RELEASE_FILE } from './release-file';

/** What an archive of an assembly never exceeds: ours has a hundredth of each. */
export interface ArchiveLimits {
  /** Of all files together, unpacked. */
  readonly bytes: number;
  readonly files: number;
}

const LIMITS: ArchiveLimits = { bytes: 256 * 1024 * 1024, files: 20_000 };

/** Where a file of an assembly may lie: at no place that leads out of it, is hidden, or needs quoting. */
const INSIDE = new RegExp(
  `^(${RELEASE_FILE}|${ASSEMBLY_FOLDER}(/[A-Za-z0-9_@+=,~-][A-Za-z0-9._@+=,~-]{0,200}){1,20})$`,
);

const PARTS = [ASSEMBLY_FOLDER, RELEASE_FILE];

/**
 * Unpacks an assembly that anybody may have packed: regular files at places of an assembly, and nothing else. An assembly
 * that lies in the folder already is replaced; where the archive is refused, it stays.
 * @param archive what `sluice build --assembly-only` writes: absolute.
 * @param to an existing folder: absolute.
 * @throws DeliveryError `Usage` for an archive that holds anything else, is no archive, or is too large.
 */
export async function unpack(archive: string, to: string, limits = LIMITS): Promise<void> {
  await mkdir(to, { recursive: true });
  const fresh = await mkdtemp(join(to, '.unpacking-'));
  try {
    await extractTo(fresh, archive, limits);
    const missing = PARTS.find((part) => !existsSync(join(fresh, part)));
    if (missing !== undefined) throw refused(archive, `it holds no ${missing}`);
    for (const part of PARTS) {
      await rm(join(to, part), { recursive: true, force: true });
      await rename(join(fresh, part), join(to, part));
    }
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

async function extractTo(folder: string, archive: string, limits: ArchiveLimits): Promise<void> {
  const reader = extract();
  const reading = pipeline(createReadStream(archive), createGunzip(), bounded(archive, limits), reader);
  const names = new Set<string>();
  const writing = (async () => {
    for await (const entry of reader) {
      const { header } = entry;
      if (header.type === 'directory') {
        entry.resume();
        continue;
      }
      requireFit(header, names, { archive, limits });
      names.add(header.name);
      await write(join(folder, header.name), entry as AsyncIterable<Uint8Array>);
    }
  })();
  try {
    // What is wrong with an entry breaks off the reading too: the first says why.
    await Promise.all([writing, reading]);
  } catch (error) {
    await Promise.allSettled([writing, reading]);
    if (error instanceof DeliveryError) throw error;
    throw refused(archive, error instanceof Error ? error.message : String(error), error);
  }
}

interface Allowed {
  readonly archive: string;
  readonly limits: ArchiveLimits;
}

function requireFit({ name, type }: Header, names: ReadonlySet<string>, { archive, limits }: Allowed): void {
  const shown = JSON.stringify(name.slice(0, 200));
  if (type !== 'file') throw refused(archive, `${shown} is a ${type}, and only files are unpacked`);
  if (!INSIDE.test(name)) throw refused(archive, `${shown} is no place of an assembly`);
  if (names.has(name)) throw refused(archive, `${shown} is there twice`);
  if (names.size >= limits.files) throw refused(archive, `it holds more than ${limits.files} files`);
}

/** Never onto a file that is there. */
async function write(file: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await pipeline(content, createWriteStream(file, { flags: 'wx' }));
}

/** A small file can hold a large archive. */
function bounded(archive: string, { bytes: most }: ArchiveLimits): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > most) done(refused(archive, `it holds more than ${most} bytes`));
      else done(null, chunk);
    },
  });
}

function refused(archive: string, why: string, cause?: unknown): DeliveryError {
  return new DeliveryError(
    'Usage',
    `${archive} is not unpacked: ${why}; only what "sluice build --assembly-only" writes is`,
    {
      cause,
    },
  );
}
