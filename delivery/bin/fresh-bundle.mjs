import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** As the table of exit codes in delivery/model/error-codes.ts has them. */
const [SYNTH_FAILED, TOOL_MISSING] = [2, 6];

/**
 * A bundle of `dist/`, made anew when a source is younger: TypeScript starts in a tenth of the time. Ends this process
 * where it cannot be made; what esbuild finds wrong it has printed by then, with file and line.
 */
export async function freshBundle(name) {
  const bundle = join(root, 'dist', name);
  if (!isFresh(bundle)) await rebuild();
  return bundle;
}

function isFresh(bundle) {
  if (!existsSync(bundle)) return false;
  // A build that was unpacked holds bundles and no sources.
  if (!existsSync(join(root, 'environments'))) return true;
  const made = statSync(bundle).mtimeMs;
  return ['delivery', 'environments'].every((folder) => youngest(join(root, folder)) <= made);
}

/** A folder is a source too: a file that is deleted or renamed leaves no other trace. */
function youngest(folder) {
  const sources = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isDirectory() || /\.(ts|mjs|json)$/.test(entry.name))
    .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs);
  return Math.max(statSync(folder).mtimeMs, ...sources);
}

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
