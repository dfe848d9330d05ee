/** A value as an inline code span: one line, and safe in Markdown whatever it holds. */
export function codeSpan(value: string): string {
  const line = value.replace(/[\r\n\t]+/g, ' ').replace(/\|/g, '¦');
  const longestRun = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  const padding = longestRun > 0 || line.trim() === '' ? ' ' : '';
  return `${fence}${padding}${line}${padding}${fence}`;
}
