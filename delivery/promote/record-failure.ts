import { DeliveryError } from '../model/delivery-error';
import type { OpenEntry } from '../ports/ledger';

/**
 * Settles a promotion that did not come to its end. A ledger that does not take it is told beside the failure, which
 * stays the reason that is given.
 * @throws DeliveryError with the code of the failure, when the ledger does not take it.
 */
export async function recordFailure(entry: OpenEntry, failure: unknown): Promise<void> {
  try {
    await entry.settle('failed', []);
  } catch (cause) {
    const code = failure instanceof DeliveryError ? failure.code : 'Unexpected';
    throw new DeliveryError(code, `${sentence(failure)}\nThe ledger still says "applying": ${sentence(cause)}`, {
      cause,
    });
  }
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
