import type { Change, ChangeSet } from '../../model/change-set';
import type { StateResource } from '../../model/state-resource';

/** An object as it is and as it will be; the very same where nothing happens to it. */
export interface Pair {
  readonly address: string;
  readonly before: StateResource | null;
  readonly after: StateResource | null;
  /** `false` where Terraform put the change off, so that what it leads to is not known. */
  readonly settled: boolean;
}

/** Every managed object of an environment: those of planned stacks, and the `others`, which stay as they are. */
export function pairsOf(sets: readonly ChangeSet[], others: readonly StateResource[]): Pair[] {
  return [
    ...others.map(unchanged),
    ...sets.flatMap((set) => [
      ...set.unchanged.filter(({ mode }) => mode === 'managed').map(unchanged),
      ...set.changes.filter(isManaged).map((change) => changed(change)),
      ...set.deferred
        .map(({ change }) => change)
        .filter(isManaged)
        .map((change) => ({ ...changed(change), settled: false })),
    ]),
  ];
}

function isManaged({ mode, action }: Change): boolean {
  return mode === 'managed' && action !== 'read';
}

function unchanged(object: StateResource): Pair {
  return { address: object.address, before: object, after: object, settled: true };
}

/** What Terraform forgets is still there, and does what it did. */
function changed({ address, type, action, ...values }: Change): Pair {
  const before = values.before === null ? null : { address, type, values: values.before };
  const after = values.after === null ? null : { address, type, values: values.after };
  return { address, before, after: action === 'forget' ? before : after, settled: true };
}
