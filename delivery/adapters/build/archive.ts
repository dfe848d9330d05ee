import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

import { type Pack, pack } from 'tar-stream';

/** A file of an archive. */
export interface ArchivedFile {
  /** Its place in the archive: `dist/gate.cjs`. */
  readonly name: string;
  /** Its content, or the file that holds it: absolute. */
  readonly content: string | { readonly file: string };
  readonly executable?: boolean;
}

/** The oldest day that every format of archives knows. */
const DAY = new Date('1980-01-01T00:00:00Z');

/**
 * Writes a tar archive, compressed by gzip: of the same files always the same bytes, whoever writes it, when, and in which
 * order the file system lists them. The whole archive is there, or nothing of it.
 * @param to where it goes: absolute.
 */
export async function writeArchive(files: readonly ArchivedFile[], to: string): Promise<void> {
  const draft = `${to}.${process.pid}`;
  const archive = pack();
  try {
    await mkdir(dirname(to), { recursive: true });
    await Promise.all([fill(archive, files), pipeline(Readable.from(archive), createGzip(), createWriteStream(draft))]);
    await rename(draft, to);
  } finally {
    await rm(draft, { force: true });
  }
}

async function fill(archive: Pack, files: readonly ArchivedFile[]): Promise<void> {
  try {
    for (const file of [...files].sort((a, b) => (a.name < b.name ? -1 : 1))) await add(archive, file);
    archive.finalize();
  } catch (error) {
    archive.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}

async function add(archive: Pack, { name, content, executable = false }: ArchivedFile): Promise<void> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : await readFile(content.file);
  const header = { name, size: bytes.length, mode: executable ? 0o755 : 0o644, mtime: DAY, uid: 0, gid: 0 };
  await new Promise<void>((done, failed) => {
    archive.entry(header, bytes, (error) => {
      if (error == null) done();
      else failed(error);
    });
  });
}
