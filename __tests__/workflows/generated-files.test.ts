import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { WORKFLOW_FOLDER, WORKFLOWS } from '../../workflows/names';
import { generatedFiles } from '../../workflows/generated-files';

const ROOT = join(__dirname, '..', '..');

test('the committed files are those that "npm run workflows" writes', () => {
  for (const [file, text] of generatedFiles()) expect(readFileSync(join(ROOT, file), 'utf8')).toBe(text);
});

test('no workflow lies beside those that are made', () => {
  const made = new Set(generatedFiles().keys());
  const committed = readdirSync(join(ROOT, WORKFLOW_FOLDER)).map((file) => join(WORKFLOW_FOLDER, file));
  expect(committed.filter((file) => !made.has(file))).toEqual([]);
});

test('every workflow that has a name is made', () => {
  const made = new Set(generatedFiles().keys());
  expect(Object.values(WORKFLOWS).filter((file) => !made.has(join(WORKFLOW_FOLDER, file)))).toEqual([]);
});
