import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';

/** An input of the action, as its `action.yml` puts it into the environment. */
export function input(name) {
  return (process.env[`INPUT_${name}`] ?? '').trim();
}

/** Sets an output of the step. */
export function setOutput(name, value) {
  append('GITHUB_OUTPUT', name, value);
}

/** Sets a variable for the steps that follow. */
export function exportVariable(name, value) {
  append('GITHUB_ENV', name, value);
}

/** Puts a folder before all others for the steps that follow. */
export function addPath(folder) {
  appendFileSync(process.env.GITHUB_PATH, `${folder}\n`);
}

/** Hides a value in the log. */
export function mask(value) {
  process.stdout.write(`::add-mask::${value}\n`);
}

/** Ends the step as failed. */
export function fail(sentence) {
  process.stdout.write(`::error::${sentence}\n`);
  process.exit(1);
}

function append(file, name, value) {
  const end = `end_${randomUUID()}`;
  appendFileSync(process.env[file], `${name}<<${end}\n${value}\n${end}\n`);
}
