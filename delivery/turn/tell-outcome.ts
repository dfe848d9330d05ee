import type { Outcome } from '../model/promotion';
import type { World } from '../ports/world';
import { appliedIn } from '../promote/applied-in';
import { failedLife, failuresIn } from '../promote/failed-life';
import { tell } from '../report/tell';
import type { Arrival } from './arrival';

/** Where it was told before already, the same is told again: the one who told it may have been stopped half-way. */
export async function tellOutcome(
  outcome: Outcome,
  { promotion, pull, left }: Pick<Arrival, 'promotion' | 'pull' | 'left'>,
  world: World,
): Promise<void> {
  if (outcome.kind === 'held') return;
  if (outcome.kind === 'unverified') {
    await tell(pull, failedLife(promotion, { left, because: failuresIn(outcome.evidence) }), world);
    return;
  }
  const environments = await appliedIn(promotion.release, promotion.assembly, world);
  await tell(pull, { state: 'applied', environments }, world);
}
