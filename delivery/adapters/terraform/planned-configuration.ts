import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { unzipSync } from 'fflate';

import { DeliveryError } from '../../model/delivery-error';

/** Where a plan file keeps the configuration of the root module (measured with Terraform 1.11.4). */
const ROOT = 'tfconfig/m-/';

/** How a plan file lists its modules: where there is but the root one, that says nothing. */
const MODULES = 'tfconfig/modules.json';

const SYNTHESIZED = 'cdk.tf.json';

/**
 * Requires that a plan was made from the very configuration of a stack's folder. A plan file carries its own, which is
 * what Terraform applies: a provisioner in it is in no change that a plan shows.
 * @throws DeliveryError `Refused` where it is another, or cannot be told from one.
 */
export async function requireConfigurationOf(folder: string, planFile: string): Promise<void> {
  const names: string[] = [];
  const configuration = unzipped(await readFile(planFile), (name) => {
    names.push(name);
    return name === `${ROOT}${SYNTHESIZED}`;
  });
  const planned = configuration[`${ROOT}${SYNTHESIZED}`];
  const others = names.filter((name) => name.startsWith('tfconfig/') && name !== MODULES);
  // Readers of zip archives disagree on which of two entries of one name is meant.
  const isPlain = others.length === 1 && new Set(names).size === names.length;
  const synthesized = await readFile(join(folder, SYNTHESIZED));
  if (isPlain && planned !== undefined && synthesized.equals(planned)) return;
  const sentence = `the plan was made from another configuration than the ${SYNTHESIZED} in ${folder}; plan it anew there`;
  throw new DeliveryError('Refused', sentence);
}

function unzipped(archive: Uint8Array, wanted: (name: string) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(archive, { filter: ({ name }) => wanted(name) });
  } catch {
    return {};
  }
}
