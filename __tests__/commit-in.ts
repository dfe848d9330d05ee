import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { gitEnvironment } from '../delivery/adapters/git/git-environment';

/** Runs git in a folder, untouched by the machine's configuration; gives what it printed. */
export function gitIn(folder: string, ...argv: string[]): string {
  return execFileSync('git', argv, { cwd: folder, env: gitEnvironment(), encoding: 'utf8' }).trim();
}

/** Writes files into a clone and commits all that is there; gives the commit. */
export function commitIn(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  gitIn(folder, 'add', '--all');
  gitIn(folder, 'commit', '--quiet', '--message', 'Files');
  return gitIn(folder, 'rev-parse', 'HEAD');
}
