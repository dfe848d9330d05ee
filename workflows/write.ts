import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { generatedFiles } from './generated-files';
import { WORKFLOW_FOLDER } from './names';

const files = generatedFiles();
mkdirSync(WORKFLOW_FOLDER, { recursive: true });
// What no workflow is made for any more would go on running.
for (const file of readdirSync(WORKFLOW_FOLDER)) {
  if (!files.has(join(WORKFLOW_FOLDER, file))) rmSync(join(WORKFLOW_FOLDER, file));
}
for (const [file, text] of files) writeFileSync(file, text);
