import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

import { DeliveryError } from '../../model/delivery-error';
import type { ArchivedFile } from './archive';
import { reachedFiles } from './reached-files';

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

/** Where the program `cdktf` begins, and what it loads for every command but help. */
const PROGRAMS = ['node_modules/cdktf-cli/bundle/bin/cdktf.js', 'node_modules/cdktf-cli/bundle/bin/cmds/handlers.js'];

/** What packages open beside what they load: descriptions of themselves, native code, WebAssembly. */
const OPENED = /(^|\/)package\.json$|\.(node|wasm|gz)$/;

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
  const missing = [...OWN, ...PROGRAMS].find((name) => !existsSync(join(project, name)));
  if (missing !== undefined) throw notInstalled(`${join(project, missing)} is not there`);
  const reached = await reachedFiles(PROGRAMS, project).catch((cause: unknown) => {
    throw notInstalled(cause instanceof Error ? cause.message : String(cause), cause);
  });
  const places = new Set(reached.map(packageOf));
  const opened = await Promise.all([...places].map((place) => openedBy(place, project)));
  const names = new Set([...reached, ...opened.flat()]);
  return [...own, CDKTF, ...[...names].map((name) => ({ name, content: { file: join(project, name) } }))];
}

/** The folder of the package that a file is part of: `node_modules/a/node_modules/@b/c`. */
function packageOf(file: string): string {
  return /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? '';
}

/** Those files of one package: those of packages inside of it are places of their own. */
async function openedBy(place: string, project: string): Promise<string[]> {
  const root = join(project, place);
  const names: string[] = [];
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && entry.name !== 'node_modules') folders.push(path);
      else if (entry.isFile() && isOpened(path.slice(root.length))) names.push(relative(project, path));
    }
  }
  return names;
}

function isOpened(path: string): boolean {
  const machine = PREBUILT.exec(path)?.[1];
  const isForAnother = machine !== undefined && machine !== `${process.platform}-${process.arch}`;
  return !isForAnother && OPENED.test(path);
}

function notInstalled(what: string, cause?: unknown): DeliveryError {
  return new DeliveryError('ToolMissing', `${what}; run "npm ci" in the root of the repository`, { cause });
}
