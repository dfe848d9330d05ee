import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import type { Environment } from '../../../environments/schema/environment';
import { SECTIONS } from '../../../environments/schema/environment';
import type { AssembledStack, Assembly } from '../../model/assembly';
import { DeliveryError } from '../../model/delivery-error';
import { upstreamFirst } from '../../model/dependency-order';
import { canonicalJson } from '../../model/canonical-json';
import { synthesizedJson } from './synthesized-json';

/** CDKTF's own remarks, which carry source positions. */
const REMARKS = ['//'];

const Manifest = z.object({
  stacks: z.record(
    z.string(),
    z.object({ name: z.string(), workingDirectory: z.string(), dependencies: z.array(z.string()) }),
  ),
});

const Environments = z.array(z.strictObject(SECTIONS));

/** The assembly in a folder that a program of ours has synthesized to. */
export async function readAssembly(out: string): Promise<Assembly> {
  const environments: Environment[] = await read(join(out, 'environments.json'), Environments);
  const { stacks } = await read(join(out, 'manifest.json'), Manifest);
  const assembled = await Promise.all(
    Object.values(stacks).map(async ({ name, workingDirectory, dependencies }): Promise<AssembledStack> => {
      const folder = join(out, workingDirectory);
      return {
        id: name,
        ...ownerOf(name, environments),
        folder,
        dependencies,
        digest: await digestOf(folder),
      };
    }),
  );
  return { environments, stacks: upstreamFirst(assembled) };
}

async function read<T>(file: string, schema: z.core.$ZodType<T>): Promise<T> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new DeliveryError('SynthFailed', `${file} was not written; main.ts must write it after app.synth()`, {
      cause,
    });
  });
  const parsed = z.safeParse(schema, JSON.parse(text));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new DeliveryError(
    'SynthFailed',
    `${file} is damaged at ${issue?.path.join('.')}: ${issue?.message}; synthesize again`,
  );
}

function ownerOf(
  stack: string,
  environments: readonly Environment[],
): Pick<AssembledStack, 'environment' | 'administered'> {
  const owners = environments.filter(({ name }) => stack.startsWith(`${name}-`));
  // An environment's name may begin with another's and a hyphen: the longest is meant.
  const owner = owners.sort((a, b) => b.name.length - a.name.length)[0];
  if (owner !== undefined) {
    const { name: environment } = owner;
    return isAdministered(stack, owner) ? { environment, administered: true } : { environment };
  }
  throw new DeliveryError(
    'SynthFailed',
    `stack ${stack} belongs to no environment; its name must start with that of one`,
  );
}

/** Sandboxes and previews are brought up whole, by whoever may. */
function isAdministered(stack: string, { name, administered, identityOf }: Environment): boolean {
  return identityOf === null && administered.some((one) => stack === `${name}-${one}`);
}

/** SHA-256 over what a stack means: its Terraform without CDKTF's remarks, and the content of its assets. */
async function digestOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const file = join(folder, 'cdk.tf.json');
  const config = synthesizedJson(await readFile(file, 'utf8'), file);
  hash.update(canonicalJson(config, REMARKS));
  for (const asset of await assetFiles(join(folder, 'assets'))) {
    hash.update(`\n${asset.slice(folder.length)}\n`).update(await readFile(asset));
  }
  return hash.digest('hex');
}

async function assetFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
