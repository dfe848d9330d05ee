import { DeliveryError } from '../model/delivery-error';
import type { PlannedStack } from '../model/planned-stack';

/**
 * Ends a command whose plans did not all come about, once they have been shown.
 * @throws DeliveryError `TerraformFailed`, naming every stack that could not be planned.
 */
export function requirePlanned(planned: readonly PlannedStack[]): void {
  const failures = planned.flatMap((one) => (one.kind === 'failed' ? [`${one.stack.id}: ${one.because}`] : []));
  if (failures.length === 0) return;
  const [verb, noun] = failures.length === 1 ? ['is', 'plan'] : ['are', 'plans'];
  throw new DeliveryError('TerraformFailed', `${failures.length} ${noun} ${verb} not made.\n${failures.join('\n')}`);
}
