import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import type { WorkflowSource } from '../workflow/loaded-workflow';

const run = promisify(execFile);

const MOST_BYTES = 16 * 1024 * 1024;

/** Workflows as the bare repository of a local GitHub has them. */
export class BareSource implements WorkflowSource {
  constructor(
    readonly repository: string,
    private readonly gitFolder: string,
  ) {}

  async textOf(commit: string, file: string): Promise<string> {
    try {
      return await this.git('show', `${commit}:${file}`);
    } catch (cause) {
      throw new Error(`the commit ${commit} has no file ${file}`, { cause });
    }
  }

  async resolve(name: string): Promise<{ commit: string; ref: string }> {
    for (const ref of [`refs/heads/${name}`, `refs/tags/${name}`, name]) {
      const commit = await this.commitOf(ref);
      if (commit !== undefined) return { commit, ref };
    }
    throw new Error(`${this.repository} has no branch, tag or commit "${name}"`);
  }

  /** The commit of a full ref; nothing where there is none. */
  async commitOf(ref: string): Promise<string | undefined> {
    try {
      return (await this.git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`)).trim();
    } catch {
      return undefined;
    }
  }

  private async git(...argv: string[]): Promise<string> {
    const env = { PATH: process.env['PATH'] ?? '', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
    const { stdout } = await run('git', ['--git-dir', this.gitFolder, ...argv], { env, maxBuffer: MOST_BYTES });
    return stdout;
  }
}
