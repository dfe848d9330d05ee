/**
 * JSON with sorted keys: the same text for the same value.
 * @param leftOut keys of records that do not count, wherever they are.
 */
export function canonicalJson(value: unknown, leftOut: readonly string[] = []): string {
  return JSON.stringify(value, (key, inner: unknown) => (leftOut.includes(key) ? undefined : sorted(inner)));
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
