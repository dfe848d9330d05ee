type Fields = Readonly<Record<string, unknown>>;

/** Stands, as a key of a profile, for every key of the record it fills. */
const EVERY = '*';

/** `stated`, with whatever it leaves out taken from `baseline`. What is stated wins, `null` included; arrays are not merged. */
export function fill(stated: unknown, baseline: unknown): unknown {
  if (stated === undefined) return withoutEvery(baseline);
  if (!isFields(stated) || !isFields(baseline)) return stated;
  const every = baseline[EVERY];
  const keys = new Set([...Object.keys(stated), ...Object.keys(baseline)]);
  keys.delete(EVERY);
  return Object.fromEntries([...keys].map((key) => [key, fill(stated[key], key in baseline ? baseline[key] : every)]));
}

function withoutEvery(baseline: unknown): unknown {
  if (!isFields(baseline)) return baseline;
  return Object.fromEntries(
    Object.entries(baseline)
      .filter(([key]) => key !== EVERY)
      .map(([key, value]) => [key, withoutEvery(value)]),
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
