import { blocks, textOf, type Values } from '../blocks';
import { canonicalIdentifier } from './canonical-identifier';

/** What a grant of privileges or of ownership is on, in words; empty where that cannot be told. */
export function targetsOf(values: Values): string[] {
  return [
    ...(values['on_account'] === true ? ['the account'] : []),
    ...named('database', values['on_database']),
    ...blocks(values['on_account_object']).flatMap(oneObject),
    ...blocks(values['on_schema']).flatMap(schemas),
    ...blocks(values['on_schema_object']).flatMap(objects),
    ...blocks(values['on']).flatMap(objects),
  ];
}

/** What a grant to a share is on, in words; empty where that cannot be told. */
export function sharedTargetsOf(values: Values): string[] {
  const kinds = ['database', 'schema', 'table', 'view', 'tag', 'function'];
  return [
    ...kinds.flatMap((kind) => named(kind, values[`on_${kind}`])),
    ...named('all tables in', values['on_all_tables_in_schema']),
  ];
}

function named(kind: string, name: unknown): string[] {
  const text = textOf(name);
  return text === undefined ? [] : [`${kind} ${canonicalIdentifier(text)}`];
}

function oneObject(block: Values): string[] {
  const kind = textOf(block['object_type']);
  return kind === undefined ? [] : named(kind.toLowerCase(), block['object_name']);
}

function schemas(block: Values): string[] {
  return [
    ...named('schema', block['schema_name']),
    ...named('all schemas in', block['all_schemas_in_database']),
    ...named('future schemas in', block['future_schemas_in_database']),
  ];
}

function objects(block: Values): string[] {
  return [
    ...oneObject(block),
    ...blocks(block['all']).flatMap((set) => setOf('all', set)),
    ...blocks(block['future']).flatMap((set) => setOf('future', set)),
  ];
}

function setOf(which: 'all' | 'future', set: Values): string[] {
  const plural = textOf(set['object_type_plural']);
  if (plural === undefined) return [];
  const kind = `${which} ${plural.toLowerCase()} in`;
  return [...named(kind, set['in_schema']), ...named(kind, set['in_database'])];
}
