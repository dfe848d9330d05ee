import { join } from 'node:path';

import { type PreparedPython, pythonEnvironment } from '../../tools/python-environment';
import { ToolError } from '../../tools/tool-error';
import { LocalAwsError } from './local-aws-error';

/** Where the Python side of the local AWS lies, from the project's folder. */
export const PYTHON_FOLDER = join('delivery', 'local-cloud', 'aws', 'python');

/**
 * The Python environment of moto's pinned requirements, made when there is none for them yet: about half a minute.
 * @param project absolute.
 * @throws LocalAwsError `PythonMissing`, `PythonTooOld` or `InstallFailed`.
 */
export async function preparePython(project: string, program = 'python3'): Promise<PreparedPython> {
  try {
    return await pythonEnvironment({
      project,
      program,
      requirements: join(project, PYTHON_FOLDER, 'requirements.txt'),
    });
  } catch (cause) {
    if (!(cause instanceof ToolError)) throw cause;
    throw new LocalAwsError(cause.fault, `${cause.message}, or use --aws simulated`, { cause });
  }
}
