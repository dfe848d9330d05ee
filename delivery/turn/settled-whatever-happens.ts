import type { World } from '../ports/world';
import { failedLife } from '../promote/failed-life';
import { recordFailure, sentenceOf } from '../promote/record-failure';
import { tell } from '../report/tell';
import type { Delivery } from './delivery';
import { endOf } from './end-of';

/**
 * Does what a promotion does after its entry was opened. Whatever goes wrong is on the ledger and on the pull request when
 * this ends, unless this very process is killed.
 */
export async function settledWhateverHappens<T>(
  { promotion, entry, pull, left, done }: Pick<Delivery, 'promotion' | 'entry' | 'pull' | 'left' | 'done'>,
  world: World,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const because = sentenceOf(error);
    await recordFailure(error, [
      { write: () => entry.settle(endOf(error, done), [], because), otherwise: 'The ledger still says "applying"' },
      {
        write: () => tell(pull, failedLife(promotion, { left, because }), world),
        otherwise: 'The pull request still says "applying"',
      },
    ]);
    throw error;
  }
}
