// The app of cdktf.json: runs main.ts of the folder that it is started in.
//
// Files are compiled together, by one call of esbuild, which takes a tenth of a second. A loader that compiles file by
// file has to be asked for each of them: 2 s in a fresh checkout, and each change is synthesized in two of those.
import Module from 'node:module';
import path from 'node:path';

import esbuild from 'esbuild';

const MAIN = path.resolve('main.ts');

const compiled = await esbuild
  .build({
    entryPoints: [MAIN],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // Classes are called in errors as they are in the sources, and lines counted as there.
    keepNames: true,
    sourcemap: 'inline',
    write: false,
    outfile: `${MAIN}.cjs`,
    logLevel: 'warning',
  })
  // It has said what is wrong, and where.
  .catch(() => process.exit(1));

process.setSourceMapsEnabled(true);
const main = new Module(MAIN);
main.filename = MAIN;
main.paths = Module._nodeModulePaths(path.dirname(MAIN));
main._compile(compiled.outputFiles[0].text, MAIN);
