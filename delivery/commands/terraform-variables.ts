import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';

import { z } from 'zod';

import { DeliveryError } from '../model/delivery-error';
import { parsedJson } from '../model/parsed-json';

/** Environment variables by name. */
export type Variables = Readonly<Record<string, string | undefined>>;

const KEPT = ['PATH', 'HOME', 'TMPDIR', 'LANG'] as const;

/** The file in a local cloud's folder that holds the variables which lead to it. */
export const VARIABLES_FILE = 'variables.json';

/** What signs reviews is nothing for providers, which see all that Terraform sees. */
const WITHHELD: ReadonlySet<string> = new Set(['SLUICE_REVIEW_KEY', 'SLUICE_REVIEW_KEY_PREVIOUS']);

const AUTOMATION = { CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1' } as const;

/**
 * The whole environment that Terraform gets: that of this process for real accounts; for a local cloud only what leads
 * there, so that no credential or configuration of the machine reaches it. What signs reviews reaches it never.
 */
export async function terraformVariables(variables: Variables): Promise<Variables> {
  const folder = variables['SLUICE_LOCAL_CLOUD'];
  if (folder === undefined) return { ...withoutKeys(variables), ...AUTOMATION };
  if (!isAbsolute(folder)) {
    const sentence = `SLUICE_LOCAL_CLOUD is "${folder}", and must be an absolute path; "npx sluice local env" prints it`;
    throw new DeliveryError('Usage', sentence);
  }
  const kept = Object.fromEntries(KEPT.map((name) => [name, process.env[name]]));
  return { ...kept, ...withoutKeys(await cloudVariables(folder)), ...AUTOMATION };
}

/** Variables without those that sign reviews. */
export function withoutKeys(variables: Variables): Variables {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !WITHHELD.has(name)));
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
  const parsed = z.record(z.string(), z.string()).safeParse(parsedJson(text));
  if (parsed.success) return parsed.data;
  throw new DeliveryError('LocalCloud', `${file} is damaged; run "npx sluice local up" to write it anew`);
}
