/** A record of values, as JSON has them. */
export type RawRecord = Readonly<Record<string, unknown>>;

/** What Terraform knows of a value, in the shape of the value: `true` stands for a leaf, or for all that is below. */
export interface Marks {
  /** Where it is sensitive. */
  readonly sensitive?: unknown;
  /** Where it is known only after the apply. */
  readonly unknown?: unknown;
}

/** A value as Terraform gave it: it may hold secrets. */
export interface RawValue extends Marks {
  readonly value: unknown;
  /** The type of the object that it is of, such as `aws_instance`; empty where there is none. */
  readonly type: string;
}

/** Whether a JSON value is a record. */
export function isRecord(value: unknown): value is RawRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The marks of a part of a value: those of the whole hold for every part. */
export function innerMarks({ sensitive, unknown }: Marks, key: string | number): Marks {
  return { sensitive: inner(sensitive, key), unknown: inner(unknown, key) };
}

function inner(marks: unknown, key: string | number): unknown {
  if (marks === true) return true;
  return typeof marks === 'object' && marks !== null ? (marks as RawRecord)[key] : undefined;
}
