import type { z } from 'zod';

/** A rule between the fields of one object. */
export interface Rule<T> {
  /** The field to mend. */
  readonly field: keyof T & string;
  /** Also asked of objects that have other problems: a field may be missing, and a comparison with it is then false. */
  readonly breaks: (value: T) => boolean;
  /** What the field may be. */
  readonly allowed: (value: T) => string;
}

/** A schema whose rules are all asked, whatever else is wrong with the object, so that every problem shows at once. */
export function withRules<S extends z.ZodObject>(schema: S, rules: readonly Rule<z.output<S>>[]): S {
  return rules.reduce<S>(
    (ruled, { field, breaks, allowed }) =>
      ruled.refine((value) => !breaks(value), {
        path: [field],
        error: ({ input }) => allowed(input as z.output<S>),
        when: ({ value }) => typeof value === 'object' && value !== null,
      }),
    schema,
  );
}
