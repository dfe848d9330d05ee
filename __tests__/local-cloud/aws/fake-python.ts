import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { PYTHON_FOLDER } from '../../../delivery/local-cloud/aws/prepare-python';

/** What a program that stands in for Python does. */
export interface FakePythonOptions {
  readonly version?: string;
  /** A shell command that runs in place of pip. */
  readonly pip?: string;
  /** A shell command that runs in place of the moto server. */
  readonly server?: string;
}

/** A program that answers what the preparation asks of Python, and makes environments that hold itself. */
export function fakePython({ version = '3.12.1', pip = 'true', server = 'true' }: FakePythonOptions = {}): string {
  const program = join(mkdtempSync(join(tmpdir(), 'sluice-python-')), 'python3');
  const script = `#!/bin/sh
case "$*" in
  *base_prefix*) echo '["${version}", "/somewhere"]' ;;
  "-m venv "*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
  "-m pip "*) ${pip} ;;
  *serve.py*) ${server} ;;
esac
`;
  writeFileSync(program, script);
  chmodSync(program, 0o755);
  return program;
}

/** A project that has nothing but the requirements of the local AWS. */
export function projectWith(requirements: string): string {
  const project = mkdtempSync(join(tmpdir(), 'sluice-project-'));
  mkdirSync(join(project, PYTHON_FOLDER), { recursive: true });
  writeFileSync(join(project, PYTHON_FOLDER, 'requirements.txt'), requirements);
  return project;
}
