import { Redacted, UNKNOWN, Unknown, type Value, isAttributes } from './value';

/** Deeper than any object of a provider: a text that is nested further is not ours. */
const DEEPEST = 100;

/**
 * A value of a plan as JSON from which the very value can be read again: what is redacted stays so, with its mac. Every
 * record bears a mark, so that no text of a plan can pose as something redacted.
 */
export function writtenValue(value: Value): unknown {
  if (value instanceof Redacted) return { redacted: [value.shown, value.mac] };
  if (value instanceof Unknown) return { unknown: true };
  if (typeof value === 'number' && !Number.isFinite(value)) return { number: String(value) };
  if (Array.isArray(value)) return (value as readonly Value[]).map(writtenValue);
  if (!isAttributes(value)) return value;
  return { of: Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, writtenValue(inner)])) };
}

/**
 * The value that was written.
 * @throws Error for what {@link writtenValue} does not write.
 */
export function readValue(written: unknown, depth = 0): Value {
  if (depth > DEEPEST) throw new Error('it is nested too deeply');
  if (written === null || ['string', 'boolean', 'number'].includes(typeof written)) return written as Value;
  if (Array.isArray(written)) return written.map((inner) => readValue(inner, depth + 1));
  return readMarked(written, depth);
}

function readMarked(written: unknown, depth: number): Value {
  const [[mark, held] = [], ...others] = Object.entries(written ?? {}) as [string, unknown][];
  if (others.length > 0) throw new Error('a value bears two marks');
  if (mark === 'unknown' && held === true) return UNKNOWN;
  if (mark === 'number' && ['Infinity', '-Infinity', 'NaN'].includes(String(held))) return Number(held);
  if (mark === 'redacted' && Array.isArray(held)) return redacted(held);
  if (mark !== 'of' || typeof held !== 'object' || held === null || Array.isArray(held)) {
    throw new Error('a value bears no mark that is known');
  }
  return Object.fromEntries(Object.entries(held).map(([name, inner]) => [name, readValue(inner, depth + 1)]));
}

function redacted([shown, mac, ...others]: readonly unknown[]): Redacted {
  const isRight = typeof shown === 'string' && typeof mac === 'string' && /^[0-9a-f]{64}$/.test(mac);
  if (isRight && others.length === 0) return new Redacted(shown, mac);
  throw new Error('a redacted value is not one that was written so');
}
