/** A value of synthesized Terraform JSON. */
export type Json = null | boolean | number | string | readonly Json[] | Attributes;

/** The attributes and blocks of one resource, by their Terraform names. */
export interface Attributes {
  readonly [name: string]: Json | undefined;
}

/** Whether a value is an object: one block, or a map. */
export function isAttributes(value: Json | undefined): value is Attributes {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The blocks under a name: CDKTF renders one as an object and several as a list. */
export function blocks(value: Json | undefined): readonly Attributes[] {
  if (Array.isArray(value)) return (value as readonly Json[]).filter(isAttributes);
  return isAttributes(value) ? [value] : [];
}

/** The elements of a list; a single value counts as a list of one. */
export function list(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
}

/** The value at a dotted path, through the first block where there are several; `undefined` where nothing stands. */
export function read(attributes: Attributes, path: string): Json | undefined {
  let value: Json | undefined = attributes;
  for (const step of path.split('.')) {
    const block: Attributes | undefined = blocks(value)[0];
    value = block?.[step];
  }
  return value ?? undefined;
}

/** Whether a boolean of the schema is on: some providers write booleans as text. */
export function isOn(value: Json | undefined): boolean {
  return value === true || value === 'true';
}

/** A value as text: a string is itself, nothing is empty, anything else is JSON. */
export function text(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  return value === undefined ? '' : JSON.stringify(value);
}
