#!/usr/bin/env node
// Starts Sluice from its bundle, made anew when a source file is younger: TypeScript starts in a tenth of the time.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const bundle = join(root, 'dist', 'sluice.cjs');

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

if (!isFresh()) {
  const { build } = await import('./build.mjs');
  await build();
}
createRequire(import.meta.url)(bundle);
