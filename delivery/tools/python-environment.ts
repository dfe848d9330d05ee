import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { basePython } from './base-python';
import { completeFolder } from './complete-folder';
import { installStep } from './install-step';
import { TOOLS_FOLDER } from './tools-folder';

/** What an environment is made of. */
export interface PythonRequirements {
  /** The project's folder: absolute. */
  readonly project: string;
  /** A requirements file with every package at one version, what packages need of each other included: absolute. */
  readonly requirements: string;
  /** The Python that the machine has. */
  readonly program?: string;
}

/** An installed Python environment. */
export interface PreparedPython {
  /** The interpreter: absolute. */
  readonly interpreter: string;
  /** The environment's own folder, which nothing else writes to: absolute. */
  readonly folder: string;
}

/**
 * The Python environment of pinned requirements, made when there is none for them yet. Each version of the
 * requirements, and of Python, has a folder of its own among the project's tools.
 * @throws ToolError
 */
export async function pythonEnvironment(options: PythonRequirements): Promise<PreparedPython> {
  const { project, requirements, program = 'python3' } = options;
  const identity = JSON.stringify([await readFile(requirements, 'utf8'), await basePython(program)]);
  const name = createHash('sha256').update(identity).digest('hex').slice(0, 16);
  const folder = await completeFolder(join(project, TOOLS_FOLDER, name), async (aside) => {
    await installStep({
      argv: [program, '-m', 'venv', aside],
      remedy: 'install the package that holds Python\'s "venv" module',
    });
    // Nothing that is not pinned comes in; bytecode is made for what is imported, not for all of it.
    const install = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--no-compile', '--requirement', requirements];
    await installStep({ argv: [interpreterIn(aside), ...install], remedy: 'check that pip reaches its package index' });
  });
  return { interpreter: interpreterIn(folder), folder };
}

function interpreterIn(folder: string): string {
  return join(folder, 'bin', 'python');
}
