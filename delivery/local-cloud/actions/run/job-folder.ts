import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'sluice-job-';

/** A folder that a job alone has: a short name, for sockets of programs in it must not be longer than 107 characters. */
export interface JobFolder {
  readonly root: string;
  /** Empty, as a workspace is before the checkout. */
  readonly work: string;
  readonly home: string;
  /** Where act keeps what it needs, and the workspace that the steps see. */
  readonly act: string;
  /** What the runner gives and takes; no step's folder lies in it. */
  readonly files: string;
  remove(): void;
}

/** A new folder for a job; its parts are there. */
export function jobFolder(): JobFolder {
  const root = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const [work, home, act, files] = ['work', 'home', 'act', 'files'].map((name) => join(root, name)) as [
    string,
    string,
    string,
    string,
  ];
  for (const folder of [work, home, act, files]) mkdirSync(folder, { mode: 0o700 });
  const remove = () => {
    rmSync(root, { recursive: true, force: true, maxRetries: 3 });
  };
  return { root, work, home, act, files, remove };
}

/** Removes what runs have left that were killed. */
export function removeLeftFolders(): void {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(PREFIX))) {
    const [, pid = ''] = /^sluice-job-(\d+)-/.exec(name) ?? [];
    if (pid === '' || existsSync(`/proc/${pid}`)) continue;
    rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}
