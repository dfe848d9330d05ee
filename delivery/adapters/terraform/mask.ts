import type { ResourceChange } from './plan-file';

/** Shortens a value and hides every secret in it. */
export type Mask = (json: string) => string;

const LONGEST_SHOWN = 120;
const SHORTEST_SECRET = 4;
const HIDDEN = '(sensitive)';

/**
 * A mask that hides each value the plan marks as sensitive anywhere, wherever it appears: Terraform's own marks get lost
 * when a provider copies a value into a computed attribute.
 */
export function maskFor(changes: readonly ResourceChange[]): Mask {
  const secrets = new Set<string>();
  for (const { change } of changes) {
    collect(change.before, change.before_sensitive, secrets);
    collect(change.after, change.after_sensitive, secrets);
  }
  // Longest first: a secret may be part of another.
  const ordered = [...secrets].sort((a, b) => b.length - a.length);
  return (json) => {
    const hidden = ordered.reduce((text, secret) => text.replaceAll(secret, HIDDEN), json);
    return hidden.length <= LONGEST_SHOWN ? hidden : `${hidden.slice(0, LONGEST_SHOWN - 1)}…`;
  };
}

function collect(value: unknown, marks: unknown, secrets: Set<string>): void {
  if (marks === true) {
    leaves(value, secrets);
  } else if (typeof marks === 'object' && marks !== null && typeof value === 'object' && value !== null) {
    for (const [key, mark] of Object.entries(marks)) collect((value as Record<string, unknown>)[key], mark, secrets);
  }
}

function leaves(value: unknown, secrets: Set<string>): void {
  if (typeof value === 'string' && value.length >= SHORTEST_SECRET) {
    secrets.add(value);
    secrets.add(JSON.stringify(value).slice(1, -1));
  } else if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach((inner) => {
      leaves(inner, secrets);
    });
  }
}
