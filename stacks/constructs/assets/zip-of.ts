import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

import { type Zippable, zipSync } from 'fflate';

/** What running code leaves beside it. */
const LEFTOVERS = new Set(['__pycache__', '.pytest_cache', '.DS_Store', 'node_modules', '.git']);

/** A zip counts years from 1980, in local time: this is its first moment on every machine. */
const FIRST_MOMENT = new Date(1980, 0, 1);

const UNIX = 3;
const [FILE, PROGRAM] = [0o100644, 0o100755];

/**
 * A zip archive of a folder: the same bytes for the same names, contents and executable bits, whatever the times,
 * other modes or order of the files, and wherever the folder is. Leftovers such as `__pycache__` stay out.
 * @throws Error naming a folder that is not there or holds no file, or an entry that is neither a file nor a folder.
 */
export function zipOf(folder: string): Uint8Array {
  if (!existsSync(folder)) throw new Error(`there is no folder ${folder} to put into an archive`);
  const files = filesIn(folder).sort();
  if (files.length === 0) throw new Error(`${folder} holds no file to put into an archive`);
  const entries: Zippable = {};
  for (const file of files) {
    const mode = (statSync(file).mode & 0o100) === 0 ? FILE : PROGRAM;
    const name = relative(folder, file).split(sep).join('/');
    // The upper half of a zip's attributes holds the mode that Unix gives a file.
    entries[name] = [readFileSync(file), { mtime: FIRST_MOMENT, os: UNIX, attrs: (mode << 16) >>> 0, level: 9 }];
  }
  return zipSync(entries);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (LEFTOVERS.has(entry.name)) return [];
    if (entry.isDirectory()) return filesIn(path);
    if (entry.isFile()) return [path];
    throw new Error(
      `${path} is neither a file nor a folder, and cannot go into an archive; replace the link by a file`,
    );
  });
}
