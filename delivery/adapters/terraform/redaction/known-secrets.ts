import type { RawValue } from './raw-value';
import { HIDDEN, type Hide } from './redactor';

const SHORTEST = 4;

/** Hides each value that is marked as sensitive somewhere, wherever it appears. */
export function hideMarked(values: Iterable<RawValue>): Hide {
  const secrets = new Set<string>();
  for (const { value, sensitive } of values) collect(value, sensitive, secrets);
  const ordered = [...secrets].sort((a, b) => b.length - a.length);
  return (text) => ordered.reduce((hidden, secret) => hidden.replaceAll(secret, HIDDEN), text);
}

function collect(value: unknown, marks: unknown, secrets: Set<string>): void {
  if (marks === true) {
    leaves(value, secrets);
  } else if (typeof marks === 'object' && marks !== null && typeof value === 'object' && value !== null) {
    for (const [key, mark] of Object.entries(marks)) collect((value as Record<string, unknown>)[key], mark, secrets);
  }
}

function leaves(value: unknown, secrets: Set<string>): void {
  if (typeof value === 'string' && value.length >= SHORTEST) {
    secrets.add(value);
    secrets.add(JSON.stringify(value).slice(1, -1));
  } else if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach((child) => {
      leaves(child, secrets);
    });
  }
}
