// Brings artifacts of this run into the workspace: by id, by name, or by a pattern of names.
import { cpSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { artifacts, folder, matches } from './artifacts.mjs';
import { fail, input, setOutput } from './workflow-commands.mjs';

if (input('RUN_ID') !== process.env.GITHUB_RUN_ID) fail('only artifacts of this very run are here');
const target = resolve(process.env.GITHUB_WORKSPACE, input('PATH'));
const [name, pattern] = [input('NAME'), input('PATTERN')];
const ids = input('ARTIFACT_IDS')
  .split(',')
  .map((id) => id.trim())
  .filter((id) => id !== '');
const all = artifacts();
const lacking = ids.filter((id) => !all.some((one) => String(one.id) === id));
if (lacking.length > 0) fail(`None of the artifacts of this run has the id ${lacking.join(', ')}`);
const chosen = all.filter((one) => {
  if (ids.length > 0) return ids.includes(String(one.id));
  if (name !== '') return one.name === name;
  return pattern === '' || matches(pattern, one.name);
});
if (name !== '' && chosen.length === 0) fail(`Unable to download artifact(s): Artifact not found for name: ${name}`);
const isAlone = name !== '' || ids.length === 1;
mkdirSync(target, { recursive: true });
for (const one of chosen) {
  const into = isAlone || input('MERGE_MULTIPLE') === 'true' ? target : join(target, one.name);
  cpSync(join(folder, String(one.id), 'files'), into, { recursive: true });
}
setOutput('download-path', target);
process.stdout.write(`Brought ${chosen.map((one) => one.name).join(', ')}.\n`);
