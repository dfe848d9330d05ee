/**
 * Whether a pattern of IAM, with `*` for any text and `?` for one character, matches all that another one does. It says
 * so only where it is sure: a `NotAction` or `NotResource` is covered by itself and by `*` alone.
 */
export function coversPattern(pattern: string, other: string): boolean {
  if (pattern === other || pattern === '*') return true;
  if (isNegated(pattern) || isNegated(other)) return false;
  return matches(pattern, other);
}

function isNegated(pattern: string): boolean {
  return pattern.startsWith('NotAction ') || pattern.startsWith('NotResource ');
}

/** Takes the least that each `*` can, and more only when the rest does not fit: no pattern makes it slow. */
function matches(pattern: string, text: string): boolean {
  let [at, star, from] = [0, -1, 0];
  for (let i = 0; i < text.length;) {
    const wanted = pattern[at];
    if (wanted === '*') {
      star = at;
      from = i;
      at += 1;
    } else if (wanted === text[i] || (wanted === '?' && text[i] !== '*')) {
      at += 1;
      i += 1;
    } else if (star >= 0) {
      from += 1;
      i = from;
      at = star + 1;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}
