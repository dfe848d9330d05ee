import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';

import type { Message } from 'esbuild';

/** What is asked for and nobody has, outside of a `try`: WebAssembly's bridge in `@cdktf/hcl2json` would in a browser. */
const ABSENT = ['performance'];

/**
 * The files that programs can load, as esbuild follows `require`, `import` and `require.resolve`: paths from the project.
 * @param programs paths from the project.
 * @param project absolute.
 * @throws Error naming what is asked for and not there.
 */
export async function reachedFiles(programs: readonly string[], project: string): Promise<string[]> {
  // Where a build is only used, nothing makes one, and esbuild is not there.
  const { build } = await import('esbuild');
  const { metafile, warnings } = await build({
    absWorkingDir: project,
    entryPoints: [...programs],
    bundle: true,
    platform: 'node',
    // As Node.js resolves (its documentation, "Conditional exports"; `module-sync` since 20.19).
    mainFields: ['main'],
    conditions: ['module-sync'],
    // The folder of the packages may be a link.
    preserveSymlinks: true,
    external: ABSENT,
    loader: { '.node': 'empty', '.wasm': 'empty' },
    metafile: true,
    write: false,
    outdir: 'reached',
    logLevel: 'silent',
  });
  const named = warnings.filter(({ id }) => id === 'require-resolve-not-external').map((one) => namedBy(one, project));
  return [...new Set([...Object.keys(metafile.inputs), ...named])];
}

/** The file of a package that a `require.resolve` names: whoever wrote it runs or reads it, nobody loads it. */
function namedBy({ text, location }: Message, project: string): string {
  const name = /^"([^"]+)"/.exec(text)?.[1];
  if (name === undefined || location === null) throw new Error(`esbuild says of a require.resolve only: ${text}`);
  const found = createRequire(join(project, location.file)).resolve(name);
  return join('node_modules', relative(realpathSync(join(project, 'node_modules')), found));
}
