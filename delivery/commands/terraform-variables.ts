import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import { DeliveryError } from '../model/delivery-error';

/** Environment variables by name. */
export type Variables = Readonly<Record<string, string | undefined>>;

const KEPT = ['PATH', 'HOME', 'TMPDIR', 'LANG'] as const;

/** The file in a local cloud's folder that holds the variables which lead to it. */
export const VARIABLES_FILE = 'variables.json';

/**
 * The whole environment that Terraform gets: that of this process for real accounts; for a local cloud only what leads
 * there, so that no credential or configuration of the machine reaches it.
 */
export async function terraformVariables(variables: Variables): Promise<Variables> {
  const folder = variables['SLUICE_LOCAL_CLOUD'];
  if (folder === undefined) return { ...variables, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1' };
  const kept = Object.fromEntries(KEPT.map((name) => [name, process.env[name]]));
  return { ...kept, ...(await cloudVariables(folder)), CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1' };
}

/**
 * The variables that lead to a local cloud.
 * @throws DeliveryError `LocalCloud` when there is none in the folder.
 */
export async function cloudVariables(folder: string): Promise<Record<string, string>> {
  const file = join(folder, VARIABLES_FILE);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    const sentence = `there is no local cloud in ${folder}; start one with "npx sluice local up", or unset SLUICE_LOCAL_CLOUD`;
    throw new DeliveryError('LocalCloud', sentence, { cause });
  });
  const parsed = z.record(z.string(), z.string()).safeParse(parse(text));
  if (parsed.success) return parsed.data;
  throw new DeliveryError('LocalCloud', `${file} is damaged; run "npx sluice local up" to write it anew`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
