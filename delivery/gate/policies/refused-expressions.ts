/** A call that reads a file, and what it begins with: HCL takes blanks and comments between a name and its bracket. */
const READS_FILE = /\b(?:file\w*|templatefile)\s*(?:\(|\/\*|\/\/|#)/g;

const READS_ASSET = /^\w+\(\s*"(?:\$\{path\.module\}\/)?assets\/(?!(?:[^"]*\/)?\.\.)[^"$%]*"/;

/**
 * Expressions that read files of the machine that plans, such as its credentials, into a plan that people see: a clause
 * for each. The assets of the stack are there to be read.
 */
export function refusedExpressions(json: unknown): string[] {
  const found = textsIn(json)
    .filter((text) => text.includes('${') || text.includes('%{'))
    .flatMap((text) => [...text.matchAll(READS_FILE)].map(({ 0: call, index }) => ({ call, rest: text.slice(index) })))
    .filter(({ rest }) => !READS_ASSET.test(rest))
    .map(({ call }) => `an expression calls ${/^\w+/.exec(call)?.[0]}() on a file that is not an asset of the stack`);
  return [...new Set(found)];
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [...(key === '//' ? [] : [key]), ...textsIn(inner)]);
}
