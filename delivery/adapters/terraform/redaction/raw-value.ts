/** A value as Terraform gave it, with what Terraform knows of it: it may hold secrets. */
export interface RawValue {
  readonly value: unknown;
  /** The same shape, `true` where a leaf or all below it is sensitive. */
  readonly sensitive?: unknown;
  /** The same shape, `true` where a leaf or all below it is known only after the apply. */
  readonly unknown?: unknown;
}

/** A record of values, as JSON has them. */
export type RawRecord = Readonly<Record<string, unknown>>;

/** Whether a JSON value is a record. */
export function isRecord(value: unknown): value is RawRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is marked at a name or an index: a mark of the whole holds for every part. */
export function inner(marks: unknown, key: string | number): unknown {
  if (marks === true) return true;
  return typeof marks === 'object' && marks !== null ? (marks as Record<string | number, unknown>)[key] : undefined;
}
