import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { basePython } from './base-python';
import { LocalAwsError } from './local-aws-error';

/** Where the Python side of the local AWS lies, from the project's folder. */
export const PYTHON_FOLDER = join('delivery', 'local-cloud', 'aws', 'python');

/** An installed Python environment. */
export interface PreparedPython {
  /** The interpreter: absolute. */
  readonly interpreter: string;
  /** The environment's own folder, which nothing else writes to: absolute. */
  readonly folder: string;
}

/**
 * The Python environment of the pinned requirements, made when there is none for them yet: about half a minute.
 * Each version of the requirements, and of Python, has a folder of its own in `.venv`, which appears when it is
 * complete: a run that was cut short leaves nothing that another would take for whole, and two at once do no harm.
 * @param project absolute.
 * @throws LocalAwsError `PythonMissing`, `PythonTooOld` or `InstallFailed`.
 */
export async function preparePython(project: string, program = 'python3'): Promise<PreparedPython> {
  const requirements = join(project, PYTHON_FOLDER, 'requirements.txt');
  const base = await basePython(program);
  const folder = join(project, '.venv', await identity(requirements, base));
  if (!existsSync(folder)) await build({ program, requirements, folder });
  return { interpreter: interpreterIn(folder), folder };
}

async function identity(requirements: string, base: object): Promise<string> {
  const text = await readFile(requirements, 'utf8');
  return createHash('sha256')
    .update(JSON.stringify([text, base]))
    .digest('hex')
    .slice(0, 16);
}

function interpreterIn(folder: string): string {
  return join(folder, 'bin', 'python');
}

interface Build {
  readonly program: string;
  readonly requirements: string;
  readonly folder: string;
}

async function build({ program, requirements, folder }: Build): Promise<void> {
  const aside = `${folder}-${randomUUID()}`;
  await mkdir(join(folder, '..'), { recursive: true });
  try {
    await step([program, '-m', 'venv', aside], 'install the package that holds Python\'s "venv" module');
    // Nothing that is not pinned comes in; bytecode is made for what is imported, not for all of it.
    const install = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--no-compile', '--requirement', requirements];
    await step([interpreterIn(aside), ...install], 'check that pip reaches its package index');
    await rename(aside, folder);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

async function step([program = '', ...argv]: readonly string[], remedy: string): Promise<void> {
  try {
    await promisify(execFile)(program, argv, { maxBuffer: 2 ** 26 });
  } catch (cause) {
    const said = (cause as { stderr?: string }).stderr?.trim().split('\n').slice(-3).join(' ') ?? String(cause);
    const sentence = `"${[program, ...argv].join(' ')}" failed: ${said}; ${remedy}, or use --aws simulated`;
    throw new LocalAwsError('InstallFailed', sentence, { cause });
  }
}
