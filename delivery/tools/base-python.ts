import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { ToolError } from './tool-error';

/** The Python that the machine has. */
export interface BasePython {
  /** `3.11.7`. */
  readonly version: string;
  /** Where its installation lies: another one needs an environment of its own. */
  readonly prefix: string;
}

/** The oldest minor version of Python 3 that every pinned package supports (networkx 3.6.1: Requires-Python >=3.11). */
const OLDEST_MINOR = 11;

const ASK = 'import json, platform, sys; print(json.dumps([platform.python_version(), sys.base_prefix]))';

/**
 * What `program` is.
 * @throws ToolError `PythonMissing` or `PythonTooOld`.
 */
export async function basePython(program: string): Promise<BasePython> {
  const [version, prefix] = JSON.parse(await ask(program)) as [string, string];
  const [major, minor = 0] = version.split('.').map(Number);
  if (major !== 3 || minor < OLDEST_MINOR) {
    throw new ToolError('PythonTooOld', `${program} is Python ${version}; install Python 3.${OLDEST_MINOR} or newer`);
  }
  return { version, prefix };
}

async function ask(program: string): Promise<string> {
  try {
    return (await promisify(execFile)(program, ['-I', '-c', ASK])).stdout;
  } catch (cause) {
    const sentence = `${program} does not run; install Python 3.${OLDEST_MINOR} or newer`;
    throw new ToolError('PythonMissing', sentence, { cause });
  }
}
