/**
 * A type of Terraform's value system, in the JSON form that the plugin protocol uses
 * (hashicorp/terraform, docs/plugin-protocol/object-wire-format.md).
 */
export type CtyType =
  | 'string'
  | 'number'
  | 'bool'
  | 'dynamic'
  | readonly ['list' | 'set' | 'map', CtyType]
  | readonly ['object', Readonly<Record<string, CtyType>>];

/** Whether values of this type are written as arrays. */
export function isSequence(type: CtyType): type is readonly ['list' | 'set', CtyType] {
  return typeof type !== 'string' && (type[0] === 'list' || type[0] === 'set');
}

/** The attributes of an object type; none for every other type. */
export function objectAttributes(type: CtyType): Readonly<Record<string, CtyType>> {
  return typeof type !== 'string' && type[0] === 'object' ? type[1] : {};
}
