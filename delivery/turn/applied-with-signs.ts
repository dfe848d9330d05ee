import { type AppliedStack, type Judge, apply } from '../apply/apply';
import type { AssembledStack } from '../model/assembly';
import type { OpenEntry } from '../ports/ledger';
import type { World } from '../ports/world';
import { withSigns } from './with-signs';

/** What is applied, and where that is said. */
export interface Applied {
  readonly entry: OpenEntry;
  readonly affected: readonly AssembledStack[];
  readonly judge: Judge;
}

/** Applies stacks, and says on the ledger how far that is; `told` hears of each when it is done. */
export function appliedWithSigns(
  { affected, judge, entry }: Applied,
  world: World,
  told: (applied: AppliedStack) => void,
): Promise<AppliedStack[]> {
  return withSigns({ entry, stacks: affected.length }, world, (said) =>
    apply(affected, world, {
      judge,
      applied: (one) => {
        told(one);
        said();
      },
    }),
  );
}
