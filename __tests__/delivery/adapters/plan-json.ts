import type { ChangeSet } from '../../../delivery/model/change-set';
import { readPlan } from '../../../delivery/adapters/terraform/read-plan';
import { macWith } from '../../../delivery/redaction/mac';

/** A piece of a plan's JSON. */
export type Json = Readonly<Record<string, unknown>>;

/** The MAC of these tests. */
export const mac = macWith(Buffer.from('a key of these tests'));

/** `terraform show -json` of a plan that changes nothing, and what a test adds to it. */
export function planJson(parts: Json = {}): string {
  const flags = { applyable: true, complete: true, errored: false };
  return JSON.stringify({ format_version: '1.2', terraform_version: '1.11.4', ...flags, ...parts });
}

/** An entry of `resource_changes`: of `snowflake_warehouse.BI` unless `at` says otherwise. */
export function entry(actions: readonly string[], change: Json = {}, at: Json = {}): Json {
  return {
    address: 'snowflake_warehouse.BI',
    mode: 'managed',
    type: 'snowflake_warehouse',
    name: 'BI',
    provider_name: 'registry.terraform.io/snowflakedb/snowflake',
    ...at,
    change: { actions, ...sides(actions), after_unknown: {}, before_sensitive: {}, after_sensitive: {}, ...change },
  };
}

function sides(actions: readonly string[]): Json {
  const [before, after] = [actions.join() === 'create', actions.join() === 'delete'];
  return { before: before ? null : {}, after: after ? null : {} };
}

/** That plan, read. */
export function read(parts: Json = {}): ChangeSet {
  return readPlan('dev-warehouse', planJson(parts), mac);
}

/** A plan with these entries in `resource_changes`, read. */
export function readChanges(...entries: readonly Json[]): ChangeSet {
  return read({ resource_changes: entries });
}
