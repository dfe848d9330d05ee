import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

import { DeliveryError } from '../../model/delivery-error';
import type { ArchivedFile } from './archive';
import { packageClosure } from './package-closure';

/** What starts in a build. `dist/provider*.cjs` is of the local cloud alone, and stays where that runs. */
const OWN = [
  'cdktf.json',
  'package.json',
  'delivery/bin/fresh-bundle.mjs',
  'delivery/bin/run-compiled.mjs',
  'delivery/bin/sluice.mjs',
  'delivery/bin/terraform-gate',
  'delivery/bin/terraform-gate.mjs',
  'dist/gate.cjs',
  'dist/sluice.cjs',
];

const EXECUTABLE: ReadonlySet<string> = new Set(['delivery/bin/sluice.mjs', 'delivery/bin/terraform-gate']);

/** What is in packages and never runs: sources, declarations, maps, texts, tests; a third of a gigabyte in `cdktf-cli`. */
const NEVER_RUNS = /\.(map|[mc]?ts|tsx|md|markdown|flow|cc|c|h|gypi?|tsbuildinfo|snap)$|\/__tests__\//i;

/** Native code for machines of every kind. */
const PREBUILT = /\/prebuilds\/([^/]+)\//;

/** The file that npm would make, without a symbolic link: an archive of ours holds regular files alone. */
const CDKTF: ArchivedFile = {
  name: 'node_modules/.bin/cdktf',
  content: "#!/usr/bin/env node\nrequire('../cdktf-cli/bundle/bin/cdktf.js');\n",
  executable: true,
};

/**
 * What is needed to run Sluice and `cdktf` on what is synthesized: without the bindings of providers, TypeScript's
 * compiler for our sources, or anything that builds.
 * @param project the root of a clone with its packages installed: absolute.
 * @throws DeliveryError `ToolMissing` where something was not installed or not built.
 */
export async function runnableFiles(project: string): Promise<ArchivedFile[]> {
  const own = OWN.map((name) => ({ name, content: { file: join(project, name) }, executable: EXECUTABLE.has(name) }));
  const missing = OWN.find((name) => !existsSync(join(project, name)));
  if (missing !== undefined) throw notInstalled(`${join(project, missing)} is not there`);
  const lock = await readFile(join(project, 'package-lock.json'), 'utf8').catch((cause: unknown) => {
    throw notInstalled(`${project} has no package-lock.json`, cause);
  });
  const places = packageClosure('cdktf-cli', lock).filter((place) => existsSync(join(project, place)));
  if (!places.includes('node_modules/cdktf-cli')) throw notInstalled('cdktf-cli is not installed');
  const packages = await Promise.all(places.map((place) => filesOf(place, project)));
  return [...own, CDKTF, ...packages.flat()];
}

/** The files of one package: those of packages inside of it are places of their own. */
async function filesOf(place: string, project: string): Promise<ArchivedFile[]> {
  const root = join(project, place);
  const names: string[] = [];
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && entry.name !== 'node_modules') folders.push(path);
      else if (entry.isFile() && runs(path.slice(root.length))) names.push(relative(project, path));
    }
  }
  return names.map((name) => ({ name, content: { file: join(project, name) } }));
}

function runs(path: string): boolean {
  const machine = PREBUILT.exec(path)?.[1];
  const isForAnother = machine !== undefined && machine !== `${process.platform}-${process.arch}`;
  return !isForAnother && !NEVER_RUNS.test(path);
}

function notInstalled(what: string, cause?: unknown): DeliveryError {
  return new DeliveryError('ToolMissing', `${what}; run "npm ci" in the root of the repository`, { cause });
}
