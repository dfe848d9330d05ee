/** The attributes of an object as a plan or a state holds them. */
export type Values = Readonly<Record<string, unknown>>;

/** The blocks of one name: none, one, or a list of them. */
export function blocks(value: unknown): readonly Values[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((entry): entry is Values => typeof entry === 'object' && entry !== null && !Array.isArray(entry));
}

/** A text, or `undefined` where there is none: providers store an attribute that was never set as an empty one. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The texts of a list; a text alone counts as a list of one. */
export function textsOf(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map(textOf).filter((text) => text !== undefined);
}
