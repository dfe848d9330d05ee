import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import esbuild from 'esbuild';

const project = fileURLToPath(new URL('../../', import.meta.url));

/** What is bundled: the plugin that Terraform starts, and its code; the command line; the gate before an apply. */
const BUNDLES = [
  { entry: 'delivery/local-cloud/providers/start.mjs', outfile: 'dist/provider.cjs', minify: false },
  { entry: 'delivery/local-cloud/providers/main.ts', outfile: 'dist/provider-code.cjs', minify: true },
  { entry: 'delivery/cli.ts', outfile: 'dist/sluice.cjs', minify: false },
  { entry: 'delivery/gate-cli.ts', outfile: 'dist/gate.cjs', minify: false },
];

/** Packages that stay outside: bindings and cdktf are read where they are installed, esbuild and swc are programs of their own. */
const EXTERNAL = ['@cdktf/*', '@swc/core', 'cdktf', 'constructs', 'esbuild'];

/** Bundles what is there into `dist/`; two builds at once leave the whole output of one of them. */
export async function build() {
  const present = BUNDLES.filter(({ entry }) => existsSync(path.join(project, entry)));
  // A command line that does not build leaves the plugin built.
  const results = await Promise.allSettled(present.map(bundle));
  const failed = results.find(({ status }) => status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

async function bundle({ entry, outfile, minify }) {
  const result = await esbuild.build({
    absWorkingDir: project,
    entryPoints: [entry],
    outfile,
    minify,
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: EXTERNAL,
    // What V8 has compiled before cannot import, only require.
    supported: { 'dynamic-import': false },
    logLevel: 'warning',
  });
  for (const file of result.outputFiles) {
    const draft = `${file.path}.${process.pid}`;
    await mkdir(path.dirname(file.path), { recursive: true });
    await writeFile(draft, file.contents);
    await rename(draft, file.path);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build();
}
