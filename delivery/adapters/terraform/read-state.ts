import { z } from 'zod';

import { DeliveryError } from '../../model/delivery-error';
import type { StateResource } from '../../model/state-resource';

const Resource = z.object({
  address: z.string(),
  mode: z.enum(['managed', 'data']),
  type: z.string(),
  values: z.record(z.string(), z.unknown()).default({}),
});

/** What Sluice reads of `terraform show -json` on a state. A stack that was never applied has no values. */
const StateFile = z.object({
  format_version: z.string().regex(/^1\./, { error: 'a JSON state of format 1.x' }),
  values: z.object({ root_module: z.object({ resources: z.array(Resource).default([]) }) }).optional(),
});

/**
 * The managed resources of a JSON state.
 * @throws DeliveryError `TerraformFailed` when it is not a state this version can read.
 */
export function readState(stack: string, json: string): StateResource[] {
  const parsed = StateFile.safeParse(JSON.parse(json));
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0] ?? { path: [], message: 'unknown shape' };
    throw new DeliveryError(
      'TerraformFailed',
      `the state of ${stack} cannot be read at ${path.join('.')}: expected ${message}`,
    );
  }
  const resources = parsed.data.values?.root_module.resources ?? [];
  return resources
    .filter(({ mode }) => mode === 'managed')
    .map(({ address, type, values }) => ({ address, type, values }));
}
