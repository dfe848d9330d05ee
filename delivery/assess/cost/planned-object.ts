import type { Change, ChangeSet } from '../../model/change-set';
import type { Attributes } from '../../model/value';

/** The state of things before the plans are applied, or after. */
export type Side = 'before' | 'after';

/** One object of the planned stacks, changed or not. */
export interface PlannedObject {
  readonly stack: string;
  readonly address: string;
  readonly type: string;
  /** Whether a plan does anything to it; what is only moved, imported or forgotten stays as it is. */
  readonly changed: boolean;
  readonly before: Attributes | null;
  readonly after: Attributes | null;
}

/** Every managed object of the planned stacks. */
export function plannedObjects(sets: readonly ChangeSet[]): PlannedObject[] {
  return sets.flatMap(({ stack, changes, unchanged }) => [
    ...changes.filter(isManaged).map((change) => touched(stack, change)),
    ...unchanged.filter(isManaged).map(({ address, type, values }) => {
      return { stack, address, type, changed: false, before: values, after: values };
    }),
  ]);
}

function touched(stack: string, change: Change): PlannedObject {
  const { address, type, action, before } = change;
  // What Terraform forgets is still there, and still on the bill.
  const after = action === 'forget' ? before : change.after;
  return { stack, address, type, changed: action !== 'none' && action !== 'forget', before, after };
}

function isManaged({ mode }: Pick<Change, 'mode'>): boolean {
  return mode === 'managed';
}
