/** The first line of a text that may have many. */
export function firstLine(text: string): string {
  return /^.*/.exec(text)?.[0] ?? '';
}
