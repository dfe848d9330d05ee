/** A block of a Terraform file: its labels, such as a type and a name, and what is in it. */
export interface Block {
  readonly labels: readonly string[];
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * The blocks under a key of a parsed `.tf.json`. At every level Terraform takes a list where it takes an object, and reads
 * what is in it all the same (Terraform documentation, "JSON Configuration Syntax"), so this does too.
 * @param depth how many labels a block has.
 */
export function blocksOf(value: unknown, depth: number, labels: readonly string[] = []): Block[] {
  if (Array.isArray(value)) return value.flatMap((inner) => blocksOf(inner, depth, labels));
  if (!isBody(value)) return [];
  if (depth === 0) return [{ labels, body: value }];
  return Object.keys(value)
    .filter((label) => label !== '//')
    .flatMap((label) => blocksOf(value[label], depth - 1, [...labels, label]));
}

/** Whether something has keys: a value of JSON that is neither a list nor plain. */
export function isBody(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
