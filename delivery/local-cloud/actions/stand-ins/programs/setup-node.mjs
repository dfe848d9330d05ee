// Sees that the Node.js which is there is of the major version that is asked for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { fail, input, setOutput } from './workflow-commands.mjs';

const file = input('NODE_VERSION_FILE');
const asked = file === '' ? input('NODE_VERSION') : versionIn(join(process.env.GITHUB_WORKSPACE, file));
const here = process.versions.node.split('.')[0];
const major = /(\d+)/.exec(asked)?.[1];
if (major !== undefined && Number(major) > Number(here)) {
  fail(`the workflow asks for Node.js ${asked}, and this machine has ${process.versions.node}`);
}
if (major !== undefined && major !== here) {
  process.stdout.write(
    `::warning::the workflow asks for Node.js ${asked}; this machine's ${process.versions.node} stands in\n`,
  );
}
setOutput('node-version', process.versions.node);

function versionIn(path) {
  const text = readFileSync(path, 'utf8');
  return path.endsWith('.json') ? (JSON.parse(text).engines?.node ?? '') : text.trim();
}
