import { readFile } from 'node:fs/promises';

import { strFromU8, unzipSync } from 'fflate';
import { z } from 'zod';

import { DeliveryError } from '../../model/delivery-error';
import { parsedJson } from '../../model/parsed-json';
import type { Plan } from '../../model/plan';

const PLANNED_STATE = 'tfstate';
const LOCK_FILE = '.terraform.lock.hcl';
const LOCKED_PROVIDER = /^provider "([^"]+)" \{\n\s*version\s*=\s*"([^"]+)"/gm;

const State = z.object({ serial: z.int().nonnegative(), lineage: z.string() });

/**
 * What a plan file was made on. It is a zip archive that carries the very state and lock file (measured with Terraform
 * 1.11.4), so that asking for them costs no second look at a backend, which may have moved on.
 * @throws DeliveryError `TerraformFailed` when it is not such an archive.
 */
export async function planBasis(file: string): Promise<Pick<Plan, 'state' | 'providers'>> {
  const entries = entriesOf(await readFile(file));
  const state = State.safeParse(parsedJson(entries[PLANNED_STATE] ?? ''));
  const lock = entries[LOCK_FILE];
  if (!state.success || lock === undefined) {
    throw new DeliveryError(
      'TerraformFailed',
      `${file} is not a plan file that Sluice knows: it should be a zip archive with ${PLANNED_STATE} and ${LOCK_FILE}, as Terraform 1.11 to 1.14 write it`,
    );
  }
  return { state: state.data.lineage === '' ? null : state.data, providers: lockedProviders(lock) };
}

function entriesOf(archive: Uint8Array): Record<string, string> {
  try {
    const entries = unzipSync(archive, { filter: ({ name }) => name === PLANNED_STATE || name === LOCK_FILE });
    return Object.fromEntries(Object.entries(entries).map(([name, content]) => [name, strFromU8(content)]));
  } catch {
    return {};
  }
}

function lockedProviders(lock: string): Record<string, string> {
  return Object.fromEntries(
    [...lock.matchAll(LOCKED_PROVIDER)].map(([, address = '', version = '']) => [address, version]),
  );
}
