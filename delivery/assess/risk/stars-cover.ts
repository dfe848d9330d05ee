/**
 * Whether a pattern with `*` (any letters) and `?` (any one letter) covers a text, which may be such a pattern itself.
 * A regular expression would take exponential time for patterns that were made to that end.
 */
export function starsCover(pattern: string, text: string): boolean {
  let [at, star, resume] = [0, -1, 0];
  for (let i = 0; i < text.length;) {
    if (pattern[at] === '*') {
      [star, resume] = [at, i];
      at += 1;
    } else if (pattern[at] === text[i] || (pattern[at] === '?' && text[i] !== '*')) {
      at += 1;
      i += 1;
    } else if (star === -1) {
      return false;
    } else {
      resume += 1;
      [at, i] = [star + 1, resume];
    }
  }
  return /^\**$/.test(pattern.slice(at));
}
