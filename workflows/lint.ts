import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { pythonEnvironment } from '../delivery/tools/python-environment';
import { actionlint } from './lint/actionlint';
import { githubParser } from './lint/github-parser';
import { zizmor } from './lint/zizmor';
import { WORKFLOW_FOLDER } from './names';

/** Everything that anything finds in the workflows of a folder, that of this repository when none is named. */
async function lint(folder: string): Promise<void> {
  const project = process.cwd();
  const files = readdirSync(folder).map((file) => join(folder, file));
  const requirements = join(project, 'delivery', 'tools', 'requirements', 'workflows.txt');
  const tools = { project, python: (await pythonEnvironment({ project, requirements })).interpreter };
  const found = [
    ...(await githubParser(files)),
    ...(await actionlint(files, tools)),
    ...(await zizmor(files, { ...tools, persona: 'auditor' })),
  ];
  for (const { file, by, says } of found) process.stdout.write(`${file}: ${says} (${by})\n`);
  process.stdout.write(`${files.length} workflows, ${found.length} findings\n`);
  if (found.length > 0) process.exitCode = 1;
}

lint(process.argv[2] ?? WORKFLOW_FOLDER).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
