import { Redacted, Unknown } from './value';

/** Whether a value, and all that is within it, can be read: nothing in it is hidden, or known only after an apply. */
export function isKnown(value: unknown): boolean {
  if (value instanceof Redacted || value instanceof Unknown) return false;
  if (Array.isArray(value)) return value.every(isKnown);
  return typeof value !== 'object' || value === null || Object.values(value).every(isKnown);
}
