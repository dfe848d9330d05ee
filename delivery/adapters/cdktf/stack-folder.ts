import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { AssembledStack } from '../../model/assembly';
import { synthesizedJson } from './synthesized-json';

/** The Terraform of a synthesized stack, as JSON. */
export async function configurationIn({ folder }: AssembledStack): Promise<unknown> {
  const file = join(folder, 'cdk.tf.json');
  return synthesizedJson(await readFile(file, 'utf8'), file);
}

/** The names of what lies in the folder of a synthesized stack. */
export function filesIn({ folder }: AssembledStack): Promise<string[]> {
  return readdir(folder);
}
