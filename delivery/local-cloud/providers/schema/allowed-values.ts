import type { AllowedValues } from './schema';

const LIST = /Valid values are( \(case-insensitive\))?: ((?:`[^`]+`(?: \| |, | or |, or )?)+)/;

/**
 * The values that an argument's documentation allows, when it lists them in full: Snowflake's provider writes
 * "Valid values are (case-insensitive): `A` | `B`" from the same table that it validates with.
 */
export function allowedValues(doc: string): AllowedValues | undefined {
  const [, anyCase, list] = LIST.exec(doc) ?? [];
  if (list === undefined) return undefined;
  return { values: [...list.matchAll(/`([^`]+)`/g)].map(([, value = '']) => value), anyCase: anyCase !== undefined };
}
