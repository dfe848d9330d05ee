// Keeps files as an artifact of the run: a name is given once, and what it holds never changes.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

import { artifacts, folder, matches, newId } from './artifacts.mjs';
import { fail, input, setOutput } from './workflow-commands.mjs';

const name = input('NAME');
if (artifacts().some((one) => one.name === name) && input('OVERWRITE') !== 'true') {
  fail(
    `Failed to CreateArtifact: (409) Conflict: an artifact with this name already exists on the workflow run: ${name}`,
  );
}
const asked = input('PATH')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '');
const found = asked.flatMap(filesOf);
if (found.length === 0) {
  const sentence = `No files were found with the provided path: ${asked.join(', ')}. No artifacts will be uploaded.`;
  if (input('IF_NO_FILES_FOUND') === 'error') fail(sentence);
  process.stdout.write(`${input('IF_NO_FILES_FOUND') === 'ignore' ? '' : '::warning::'}${sentence}\n`);
  process.exit(0);
}
const id = newId();
const root = rootOf(found);
const digest = createHash('sha256');
for (const file of found.sort()) {
  const target = join(folder, String(id), 'files', relative(root, file));
  mkdirSync(dirname(target), { recursive: true });
  cpSync(file, target);
  digest.update(relative(root, file)).update(readFileSync(file));
}
const meta = join(folder, String(id), 'artifact.json');
const run = Number(process.env.GITHUB_RUN_ID);
writeFileSync(`${meta}.draft`, JSON.stringify({ id, name, run }));
renameSync(`${meta}.draft`, meta);
setOutput('artifact-id', String(id));
setOutput('artifact-url', `https://github.com/${process.env.GITHUB_REPOSITORY}/actions/runs/${run}/artifacts/${id}`);
setOutput('artifact-digest', digest.digest('hex'));
process.stdout.write(`Artifact ${name} has been kept as ${id}, with ${found.length} files.\n`);

/** A file, all below a folder, or what a pattern finds; hidden ones only where they are asked for. */
function filesOf(pattern) {
  const path = resolve(process.env.GITHUB_WORKSPACE, pattern);
  if (existsSync(path)) return statSync(path).isDirectory() ? below(path) : [path];
  if (!/[*?]/.test(pattern)) return [];
  const base = resolve(process.env.GITHUB_WORKSPACE, pattern.split(/[*?]/)[0].replace(/[^/]*$/, ''));
  return existsSync(base) ? below(base).filter((file) => matches(path, file)) : [];
}

function below(path) {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') && input('INCLUDE_HIDDEN_FILES') !== 'true') return [];
    const one = join(path, entry.name);
    return entry.isDirectory() ? below(one) : [one];
  });
}

/** One path alone is its own root; of several, what they have in common. */
function rootOf(files) {
  const only = resolve(process.env.GITHUB_WORKSPACE, asked[0]);
  if (asked.length === 1 && existsSync(only)) return statSync(only).isDirectory() ? only : dirname(only);
  const parts = files.map((file) => dirname(file).split(sep));
  const shared = parts[0].filter((part, at) =>
    parts.every((other) => other.slice(0, at + 1).join() === parts[0].slice(0, at + 1).join()),
  );
  return shared.join(sep) || sep;
}
