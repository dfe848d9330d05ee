// Sees that there is a Python as new as the one that is asked for, and gives the job a virtual environment of its own:
// what it installs touches nothing of this machine's.
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { addPath, exportVariable, fail, input, setOutput } from './workflow-commands.mjs';

const asked = input('PYTHON_VERSION');
if (!/^\d+\.\d+(\.\d+)?$/.test(asked)) {
  fail(`python-version is "${asked}"; here it is a version such as 3.11 or 3.11.7`);
}
const minor = asked.split('.').slice(0, 2).join('.');
const found = [`python${minor}`, 'python3'].map(described).filter((one) => one !== undefined);
const python = found.find(({ version }) => !isOlder(version));
if (python === undefined) {
  const here = found.length === 0 ? 'none' : found.map(({ version }) => version).join(' and ');
  fail(`the workflow asks for Python ${asked}, and this machine has ${here}; install it and run this again`);
}
const { version } = python;
if (!`${version}.`.startsWith(`${asked}.`)) {
  process.stdout.write(`::warning::the workflow asks for Python ${asked}; this machine's ${version} stands in\n`);
}
const folder = join(process.env.HOME, 'python');
if (python.pip === null) run(python.program, '-m', 'venv', folder);
else withPip();
addPath(join(folder, 'bin'));
exportVariable('pythonLocation', folder);
exportVariable('PIP_DISABLE_PIP_VERSION_CHECK', '1');
setOutput('python-version', version);
setOutput('python-path', join(folder, 'bin', 'python'));

/** The version of a Python, and where its pip is; nothing where there is no such program. */
function described(program) {
  const pip = 'getattr(importlib.util.find_spec("pip"), "origin", None)';
  const script = `import importlib.util, json, sys; print(json.dumps(["%d.%d.%d" % sys.version_info[:3], ${pip}]))`;
  try {
    const [version, pip] = JSON.parse(execFileSync(program, ['-c', script], { stdio: 'pipe' }));
    return { program, version, pip };
  } catch {
    return undefined;
  }
}

function isOlder(version) {
  const [here, wanted] = [version, asked].map((one) => one.split('.').map(Number));
  const differs = wanted.findIndex((part, at) => part !== here[at]);
  return differs !== -1 && here[differs] < wanted[differs];
}

/** A copy of this machine's pip is there at once; unpacking the one that Python brings takes seconds. */
function withPip() {
  run(python.program, '-m', 'venv', '--without-pip', folder);
  const from = dirname(dirname(python.pip));
  const [version = ''] = readdirSync(join(folder, 'lib'));
  for (const name of readdirSync(from).filter((one) => one === 'pip' || /^pip-[^-]+\.dist-info$/.test(one))) {
    const into = join(folder, 'lib', version, 'site-packages', basename(name));
    cpSync(join(from, name), into, { recursive: true, preserveTimestamps: true });
  }
  writeFileSync(join(folder, 'bin', 'pip'), `#!/bin/sh\nexec '${folder}/bin/python' -m pip "$@"\n`, { mode: 0o755 });
}

function run(program, ...argv) {
  try {
    execFileSync(program, argv, { stdio: ['ignore', 'inherit', 'inherit'] });
  } catch {
    fail(`"${[program, ...argv].join(' ')}" failed; is Python's venv module installed?`);
  }
}
