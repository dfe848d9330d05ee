import { DeliveryError } from '../model/delivery-error';
import type { SettledState } from '../model/ledger-entry';

/**
 * The state in which an entry ends that an error has stopped.
 * @param done ids of the stacks that were changed before.
 */
export function endOf(error: unknown, done: ReadonlySet<string>): SettledState {
  if (!(error instanceof DeliveryError)) return 'failed';
  if (error.code === 'Held') return 'superseded';
  if (error.code !== 'Refused') return 'failed';
  return done.size > 0 ? 'partial' : 'refused';
}
