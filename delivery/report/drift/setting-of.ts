import { WAREHOUSE_SETTINGS } from '../../model/adoptable-settings';
import type { Change } from '../../model/change-set';

/**
 * Where the environment's file states an attribute, such as `warehouses.BI.size`; `null` where Sluice does not know.
 * @param path of the attribute, as Terraform writes it.
 */
export function settingOf({ type, address }: Pick<Change, 'type' | 'address'>, path: string): string | null {
  if (type !== 'snowflake_warehouse') return null;
  const [, name] = /^snowflake_warehouse\.warehouse-(\w+)_[0-9A-F]{8}$/.exec(address) ?? [];
  const setting = Object.hasOwn(WAREHOUSE_SETTINGS, path) ? WAREHOUSE_SETTINGS[path] : undefined;
  return name === undefined || setting === undefined ? null : `warehouses.${name}.${setting}`;
}
