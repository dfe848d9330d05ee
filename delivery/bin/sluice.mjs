#!/usr/bin/env node
// Starts Sluice from its bundle, made anew when a source file is younger: TypeScript starts in a tenth of the time.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const bundle = join(root, 'dist', 'sluice.cjs');

/** As the table of exit codes in delivery/model/error-codes.ts has them. */
const [SYNTH_FAILED, TOOL_MISSING] = [2, 6];

function youngest(folder) {
  return Math.max(
    ...readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
}

function isFresh() {
  if (!existsSync(bundle)) return false;
  const made = statSync(bundle).mtimeMs;
  return ['delivery', 'environments'].every((folder) => youngest(join(root, folder)) <= made);
}

/** Makes the bundle anew, or ends this process: what esbuild finds wrong it has printed by then, with file and line. */
async function rebuild() {
  const { build } = await import('./build.mjs').catch(() => {
    end(TOOL_MISSING, 'ToolMissing: the packages of this project are not installed; run "npm ci" in its root');
  });
  await build().catch(({ errors, message }) => {
    const said = errors === undefined ? `: ${message}` : '';
    end(SYNTH_FAILED, `SynthFailed: the source does not compile; mend it and run this again${said}`);
  });
}

function end(exitCode, sentence) {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(exitCode);
}

if (!isFresh()) await rebuild();
createRequire(import.meta.url)(bundle);
