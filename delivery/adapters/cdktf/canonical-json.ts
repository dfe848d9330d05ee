/** JSON with sorted keys and without the `//` remarks that CDKTF adds, which carry source positions. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) => (key === '//' ? undefined : sorted(inner)));
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
