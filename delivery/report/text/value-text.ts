import { type Value, Redacted, Unknown, isAttributes } from '../../model/value';
import { shortened } from './shortened';

const MOST_ELEMENTS = 12;

/** A value on one line, as Terraform writes values: strings in quotes, at most `most` characters of each. */
export function valueText(value: Value | undefined, most = 160): string {
  return shortened(written(value, most), most * 2);
}

function written(value: Value | undefined, most: number): string {
  if (value === undefined) return '(none)';
  if (value === null || value instanceof Redacted || value instanceof Unknown) {
    return value === null ? 'null' : shortened(value.toJSON(), most);
  }
  if (typeof value === 'string') return JSON.stringify(shortened(value, most));
  if (isAttributes(value)) {
    const pairs = Object.entries(value).map(
      ([name, inner]) =>
        () =>
          `${name}: ${written(inner, most)}`,
    );
    return pairs.length === 0 ? '{}' : `{ ${listed(pairs)} }`;
  }
  if (typeof value === 'object') return `[${listed(value.map((inner) => () => written(inner, most)))}]`;
  return String(value);
}

function listed(parts: readonly (() => string)[]): string {
  const shown = parts.slice(0, MOST_ELEMENTS).map((part) => part());
  const more = parts.length - shown.length;
  return [...shown, ...(more > 0 ? [`… ${more} more`] : [])].join(', ');
}
