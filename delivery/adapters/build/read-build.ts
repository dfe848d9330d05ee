import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import type { Assembly } from '../../model/assembly';
import { DeliveryError } from '../../model/delivery-error';
import { parsedJson } from '../../model/parsed-json';
import { readAssembly } from '../cdktf/read-assembly';
import { synthesizedJson } from '../cdktf/synthesized-json';
import { BUILD_FORMAT, BuiltRelease, RELEASE_FILE } from './release-file';

/** The folder of a build that holds the assembly. */
export const ASSEMBLY_FOLDER = 'cdktf.out';

const MEGABYTE = 1024 * 1024;

/** More than a file of an assembly ever has: the largest of ours has a fiftieth. */
const MOST_BYTES = { [RELEASE_FILE]: MEGABYTE / 16, json: 16 * MEGABYTE };

/** A name that is neither a path nor anything that a shell, a workflow or a page reads. */
const StackId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,99}$/, { error: 'a name of lower-case letters, digits and hyphens' });

const Stacks = z
  .record(StackId, z.object({ name: StackId, workingDirectory: z.string(), dependencies: z.array(StackId) }))
  .refine(isLaidOut, { error: 'stacks of those names, each in its own folder, that depend on one another' });

/** One release, built: what `sluice build` has put together. */
export interface Build {
  readonly release: BuiltRelease;
  readonly assembly: Assembly;
}

/**
 * What an unpacked build holds. It may come from anybody: what is not just as `sluice build` writes it is refused.
 * @param folder where it was unpacked: absolute.
 * @throws DeliveryError `Usage` where there is no build, or another version of Sluice made it; `SynthFailed` where its
 *   assembly is damaged.
 */
export async function readBuild(folder: string): Promise<Build> {
  const release = releaseIn(await textOf(folder, RELEASE_FILE, MOST_BYTES[RELEASE_FILE]), folder);
  const out = join(folder, ASSEMBLY_FOLDER);
  await requireOwn(out);
  try {
    return { release, assembly: await readAssembly(out) };
  } catch (cause) {
    if (cause instanceof DeliveryError) throw cause;
    // JSON that is no JSON, or that is nested deeper than a stack of calls.
    throw damaged(folder, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function releaseIn(text: string, folder: string): BuiltRelease {
  const json = parsedJson(text);
  const parsed = BuiltRelease.safeParse(json);
  if (parsed.success) return parsed.data;
  const format = z.object({ format: z.unknown() }).safeParse(json).data?.format;
  const file = join(folder, RELEASE_FILE);
  const other = `${file} is of another version of Sluice (format ${JSON.stringify(format)}, not ${BUILD_FORMAT}); build it again with this one`;
  if (format !== BUILD_FORMAT && typeof format === 'number') throw new DeliveryError('Usage', other);
  const issue = parsed.error.issues[0];
  throw new DeliveryError(
    'Usage',
    `${file} is damaged at "${issue?.path.join('.')}" (${issue?.message}); build it again`,
  );
}

/** Each stack is a folder of its own, right where its name says: nothing outside of the assembly is read or written for it. */
async function requireOwn(out: string): Promise<void> {
  const file = join(out, 'manifest.json');
  const manifest = synthesizedJson(await textOf(out, 'manifest.json', MOST_BYTES.json), file);
  const parsed = z.object({ stacks: Stacks }).safeParse(manifest);
  if (!parsed.success) throw damaged(file, whatIsWrong(parsed.error), parsed.error);
  const environments = synthesizedJson(await textOf(out, 'environments.json', MOST_BYTES.json), file);
  const named = z.array(z.object({ name: z.string() })).safeParse(environments).data ?? [];
  const names = new Set(named.map(({ name }) => name));
  if (names.size !== named.length) throw damaged(join(out, 'environments.json'), 'two environments share a name');
  await requireFolder(join(out, 'stacks'));
  for (const id of Object.keys(parsed.data.stacks)) {
    const stack = join(out, 'stacks', id);
    await requireFolder(stack);
    await requireFile(join(stack, 'cdk.tf.json'), MOST_BYTES.json);
  }
}

function isLaidOut(
  stacks: Readonly<Record<string, { name: string; workingDirectory: string; dependencies: string[] }>>,
) {
  return Object.entries(stacks).every(
    ([id, { name, workingDirectory, dependencies }]) =>
      name === id && workingDirectory === `stacks/${id}` && dependencies.every((other) => Object.hasOwn(stacks, other)),
  );
}

async function textOf(folder: string, name: string, most: number): Promise<string> {
  const file = join(folder, name);
  await requireFile(file, most);
  return readFile(file, 'utf8');
}

async function requireFolder(folder: string): Promise<void> {
  const found = await lstat(folder).catch(() => undefined);
  if (found?.isDirectory() !== true) throw damaged(folder, 'it is not there, or no folder');
}

async function requireFile(file: string, most: number): Promise<void> {
  const found = await lstat(file).catch(() => undefined);
  if (found === undefined) {
    const next = 'make one with "npx sluice build --to FILE.tgz", and unpack it';
    throw new DeliveryError('Usage', `there is no ${file}, which every build has; ${next}`);
  }
  if (!found.isFile()) throw damaged(file, 'it is no file of its own');
  if (found.size > most) throw damaged(file, `it has ${found.size} bytes, and at most ${most} are read`);
}

function whatIsWrong({ issues: [issue] }: z.ZodError): string {
  return `at "${issue?.path.join('.')}" there should be ${issue?.message}`;
}

function damaged(where: string, why: string, cause?: unknown): DeliveryError {
  return new DeliveryError('SynthFailed', `${where} is damaged (${why}); build it again`, { cause });
}
