import type { Value } from '../../model/value';

/** One line of a text difference; `@` tells where in the text the next lines stand. */
export interface DiffLine {
  readonly sign: '+' | '-' | ' ' | '@';
  readonly text: string;
}

/** How one attribute, or a value within one, differs. */
export type Difference = {
  /** Where, for a reader: `rule[nightly].days`. */
  readonly label: string;
  /** Where, as Terraform writes paths: `rule.0.days`. */
  readonly path: string;
} & (
  | { readonly kind: 'set'; readonly before: Value | undefined; readonly after: Value | undefined }
  | { readonly kind: 'elements'; readonly removed: readonly Value[]; readonly added: readonly Value[] }
  | { readonly kind: 'order' }
  | { readonly kind: 'format' }
  | { readonly kind: 'text'; readonly lines: readonly DiffLine[] }
  /** A string that holds JSON. */
  | { readonly kind: 'json'; readonly inside: readonly Difference[] }
);

/** Where a value stands. */
export type Place = Pick<Difference, 'label' | 'path'>;

/** The place of a named value within another. */
export function within({ label, path }: Place, name: string): Place {
  return { label: label === '' ? name : `${label}.${name}`, path: path === '' ? name : `${path}.${name}` };
}

/** The place of an element: `shown` is what a reader knows it by. */
export function elementOf({ label, path }: Place, index: number, shown: string): Place {
  return { label: `${label}[${shown}]`, path: `${path}.${index}` };
}
