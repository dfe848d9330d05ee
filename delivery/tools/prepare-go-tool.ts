import { join } from 'node:path';

import { completeFolder } from './complete-folder';
import { findGo } from './find-go';
import type { GoTool } from './go-tools';
import { installStep } from './install-step';
import { TOOLS_FOLDER } from './tools-folder';

/** Go, where it is not to be looked for. */
export interface GoToolOptions {
  /** The project's folder: absolute. */
  readonly project: string;
  /** The Go that the machine may have. */
  readonly go?: string;
}

/**
 * A program in Go, built when it is not there yet: half a minute, for which two suites at once may both have worked.
 * @returns where the program is: absolute.
 * @throws ToolError
 */
export async function prepareGoTool(tool: GoTool, { project, go = 'go' }: GoToolOptions): Promise<string> {
  const name = `${tool.program}-${tool.version}`;
  const folder = await completeFolder(join(project, TOOLS_FOLDER, name), async (aside) => {
    await installStep({
      argv: [await findGo({ project, go }), 'install', `${tool.module}@${tool.version}`],
      remedy: 'check that Go reaches its module proxy',
      env: { GOBIN: aside, GOFLAGS: '' },
    });
  });
  return join(folder, tool.program);
}
