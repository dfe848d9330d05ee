import type { Access } from '../../../../delivery/model/access';
import { type Action, type Change, type ChangeSet, emptyChangeSet } from '../../../../delivery/model/change-set';
import type { Attributes } from '../../../../delivery/model/value';

/** An object of a test. */
export interface Thing {
  readonly type: string;
  readonly values: Attributes;
  readonly address: string;
}

/** An object whose address follows from what it is. */
export function thing(type: string, values: Attributes): Thing {
  return { type, values, address: `${type}.${JSON.stringify(values)}` };
}

/** A change from one thing to another; `null` stands for none. */
export function change(before: Thing | null, after: Thing | null, action?: Action): Change {
  const { type, address } = after ?? before ?? thing('nothing', {});
  return {
    address,
    mode: 'managed',
    type,
    provider: 'registry',
    action: action ?? (before === null ? 'create' : after === null ? 'delete' : 'update'),
    createdFirst: false,
    deposed: null,
    reason: null,
    before: before?.values ?? null,
    after: after?.values ?? null,
    replacedBecause: [],
    movedFrom: null,
    importedAs: null,
  };
}

/** A plan that makes and takes away whole objects, and leaves others alone. */
export function planOf(parts: {
  readonly stays?: readonly Thing[];
  readonly comes?: readonly Thing[];
  readonly goes?: readonly Thing[];
  readonly changes?: readonly Change[];
}): ChangeSet {
  const { stays = [], comes = [], goes = [], changes = [] } = parts;
  return {
    ...emptyChangeSet('dev-warehouse', '1.9.8'),
    unchanged: stays.map((object) => ({ ...object, mode: 'managed' })),
    changes: [
      ...comes.map((object) => change(null, object)),
      ...goes.map((object) => change(object, null)),
      ...changes,
    ],
  };
}

/** Access in one line each: `role ANALYST: SELECT on future tables in A.B`. */
export function lines(access: readonly Access[]): string[] {
  return access.map(({ who, what, on }) => `${who}: ${what} on ${on}`);
}
