import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { ToolError } from './tool-error';

/** A command that installs something. */
export interface InstallStep {
  readonly argv: readonly [string, ...(readonly string[])];
  /** What to do where it fails: `check that pip reaches its package index`. */
  readonly remedy: string;
  /** Variables beside those of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs it to its end.
 * @throws ToolError `InstallFailed`, with the last lines that it wrote to stderr.
 */
export async function installStep({ argv, remedy, env = {} }: InstallStep): Promise<void> {
  const [program, ...rest] = argv;
  try {
    await promisify(execFile)(program, rest, { maxBuffer: 2 ** 26, env: { ...process.env, ...env } });
  } catch (cause) {
    const said = (cause as { stderr?: string }).stderr?.trim().split('\n').slice(-3).join(' ') ?? String(cause);
    throw new ToolError('InstallFailed', `"${argv.join(' ')}" failed: ${said}; ${remedy}`, { cause });
  }
}
