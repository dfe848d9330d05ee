/** A part of a text, from one index up to another. */
export type Span = readonly [from: number, to: number];

/** What stands for a secret. */
export const HIDDEN = '(sensitive)';

/** A text with its spans, which may overlap, hidden. */
export function withoutSpans(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const [from, to] of merged(spans)) {
    parts.push(text.slice(at, from), HIDDEN);
    at = to;
  }
  return [...parts, text.slice(at)].join('');
}

function merged(spans: readonly Span[]): Span[] {
  const result: [number, number][] = [];
  for (const [from, to] of [...spans].sort(([a], [b]) => a - b)) {
    const last = result.at(-1);
    // Neighbours are one secret to whoever reads: how many there are is nobody's business.
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else if (to > from) result.push([from, to]);
  }
  return result;
}
