import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { GO_TOOLS } from '../../../delivery/tools/go-tools';
import { prepareGoTool } from '../../../delivery/tools/prepare-go-tool';

const TOOL = GO_TOOLS.actionlint;

function project(): string {
  return mkdtempSync(join(tmpdir(), 'sluice-go-'));
}

/** A program that says it is Go, and in place of an install runs a command with the target folder in GOBIN. */
function fakeGo(folder: string, install: string, version = 'go1.26.8'): string {
  const program = join(folder, 'go');
  writeFileSync(
    program,
    `#!/bin/sh\ncase "$1" in version) echo "go version ${version} linux/amd64" ;; install) ${install} ;; esac\n`,
  );
  chmodSync(program, 0o755);
  return program;
}

const WRITES = 'mkdir -p "$GOBIN" && echo "$2" >> "$GOBIN/actionlint"';

test('a tool is built once, into a folder of its version', async () => {
  const folder = project();
  const first = await prepareGoTool(TOOL, { project: folder, go: fakeGo(folder, WRITES) });
  expect(first).toBe(join(folder, '.venv', 'actionlint-v1.7.12', 'actionlint'));
  expect(await prepareGoTool(TOOL, { project: folder, go: fakeGo(folder, 'exit 1') })).toBe(first);
});

test('two builds at once both get the one tool, and leave nothing else behind', async () => {
  const folder = project();
  const go = fakeGo(folder, `sleep 0.1; ${WRITES}`);
  const both = await Promise.all([
    prepareGoTool(TOOL, { project: folder, go }),
    prepareGoTool(TOOL, { project: folder, go }),
  ]);
  expect(new Set(both).size).toBe(1);
  expect(readdirSync(join(folder, '.venv'))).toEqual(['actionlint-v1.7.12']);
});

test('a build that fails says what Go said, and leaves nothing behind', async () => {
  const folder = project();
  const go = fakeGo(folder, `${WRITES}; echo 'no route to proxy' >&2; exit 1`);
  await expect(prepareGoTool(TOOL, { project: folder, go })).rejects.toThrow(
    /install github.com\/rhysd\/actionlint\/cmd\/actionlint@v1\.7\.12" failed: no route to proxy; check that Go reaches/,
  );
  expect(readdirSync(join(folder, '.venv'))).toEqual([]);
});

test.each(['missing', 'go1.24.9'])('a Go that is %s is not used: one is installed among the tools', async (version) => {
  const folder = project();
  const go = version === 'missing' ? join(folder, 'no-go') : fakeGo(folder, WRITES, version);
  mkdirSync(join(folder, 'delivery', 'tools', 'requirements'), { recursive: true });
  // Nothing to install: what is asked for next is then the Go of that environment, which is not there.
  writeFileSync(join(folder, 'delivery', 'tools', 'requirements', 'go.txt'), '');
  await expect(prepareGoTool(TOOL, { project: folder, go })).rejects.toThrow(/\.venv\/[0-9a-f]{16}\/bin\/go install/);
  expect(existsSync(join(folder, '.venv', 'actionlint-v1.7.12'))).toBe(false);
});
