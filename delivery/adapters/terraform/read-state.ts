import { z } from 'zod';

import { DeliveryError } from '../../model/delivery-error';
import { parsedJson } from '../../model/parsed-json';
import type { StateResource } from '../../model/state-resource';

const Resource = z.object({
  module: z.string().optional(),
  mode: z.enum(['managed', 'data']),
  type: z.string(),
  name: z.string(),
  instances: z.array(
    z.object({
      index_key: z.union([z.string(), z.number()]).optional(),
      attributes: z.record(z.string(), z.unknown()).nullish(),
    }),
  ),
});

/** What Sluice reads of a state file of version 4, the only one since Terraform 0.12. */
const StateFile = z.object({
  version: z.literal(4, { error: 'a state of version 4' }),
  resources: z.array(Resource).default([]),
});

/**
 * The managed resources of a state as `terraform state pull` prints it; nothing for a stack that was never applied.
 * Reading the state itself starts no provider, which `terraform show` would.
 * @throws DeliveryError `TerraformFailed` when it is not a state this version can read.
 */
export function readState(stack: string, json: string): StateResource[] {
  if (json.trim() === '') return [];
  const parsed = StateFile.safeParse(parsedJson(json));
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0] ?? {
      path: [],
      message: 'unknown shape',
    };
    const sentence = `the state of ${stack} cannot be read at ${path.join('.')}: expected ${message}`;
    throw new DeliveryError('TerraformFailed', sentence);
  }
  return parsed.data.resources
    .filter(({ mode }) => mode === 'managed')
    .flatMap(({ module, type, name, instances }) =>
      instances.map(({ index_key: key, attributes }) => {
        const index = key === undefined ? '' : `[${JSON.stringify(key)}]`;
        const address = [module, type, `${name}${index}`].filter((part) => part !== undefined).join('.');
        return { address, type, values: attributes ?? {} };
      }),
    );
}
