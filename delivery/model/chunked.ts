/** Lists of at most so many: a matrix of GitHub Actions takes 256 (GitHub documentation, "Running variations of jobs"). */
export function chunked<T>(items: readonly T[], most = 256): T[][] {
  return Array.from({ length: Math.ceil(items.length / most) }, (_, at) => items.slice(at * most, (at + 1) * most));
}
