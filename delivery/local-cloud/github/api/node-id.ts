/** An opaque global id in the shape of GitHub's: a prefix for the type, then the id. */
export function nodeId(prefix: string, id: number | string): string {
  return `${prefix}_${Buffer.from(String(id)).toString('base64url')}`;
}
