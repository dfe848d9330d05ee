import type { Change, ChangeSet } from '../../delivery/model/change-set';
import { emptyChangeSet } from '../../delivery/model/change-set';

/** An update of a warehouse that makes it larger, with whatever a test says differently. */
export function aChange(parts: Partial<Change> = {}): Change {
  return {
    address: 'snowflake_warehouse.BI',
    mode: 'managed',
    type: 'snowflake_warehouse',
    provider: 'terraform.test/snowflakedb/snowflake',
    action: 'update',
    createdFirst: false,
    deposed: null,
    reason: null,
    before: { name: 'BI', warehouse_size: 'XSMALL' },
    after: { name: 'BI', warehouse_size: 'SMALL' },
    replacedBecause: [],
    movedFrom: null,
    importedAs: null,
    ...parts,
  };
}

/** A plan of `dev-warehouse` with these changes. */
export function aChangeSet(changes: readonly Change[] = [aChange()], parts: Partial<ChangeSet> = {}): ChangeSet {
  return { ...emptyChangeSet('dev-warehouse', '1.11.4'), changes, ...parts };
}
