/** A value that nobody may see, in whole or in part. Two of them are the same secret where their `mac` is the same. */
export class Redacted {
  /**
   * @param shown what may be shown: `(sensitive)`, or the text around what is hidden.
   * @param mac HMAC-SHA256 of the whole value, hexadecimal: it tells that a secret changed, and not what it is.
   */
  constructor(
    readonly shown: string,
    readonly mac: string,
  ) {}

  toJSON(): string {
    return this.shown;
  }
}

/** A value that Terraform learns only when it applies. */
export class Unknown {
  toJSON(): string {
    return '(known after apply)';
  }
}

/** The one {@link Unknown}. */
export const UNKNOWN = new Unknown();

/** A value of a plan as anyone may see it: what is secret was taken out when the plan was read. */
export type Value = null | boolean | number | string | Redacted | Unknown | readonly Value[] | Attributes;

/** The attributes of an object, or the inner values of one of them. */
export interface Attributes {
  readonly [name: string]: Value;
}

/** Whether a value is a record of inner values. */
export function isAttributes(value: Value | undefined): value is Attributes {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Redacted) &&
    !(value instanceof Unknown)
  );
}
