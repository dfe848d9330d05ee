import type { Expression, HasSpan, KeyValueProperty, ObjectExpression } from '@swc/core';

import { NotUnderstood } from './not-understood';
import { type ParsedSource, plainExpression } from './parsed-source';

/** An object literal that a file exports under a name. */
export interface NamedObject {
  readonly name: string;
  readonly object: ObjectExpression;
}

/** The object literals among the constants of a file. */
export function objectsIn({ body }: ParsedSource): NamedObject[] {
  return body.flatMap((item) => {
    const declaration = item.type === 'ExportDeclaration' ? item.declaration : item;
    if (declaration.type !== 'VariableDeclaration' || declaration.kind !== 'const') return [];
    return declaration.declarations.flatMap(({ id, init }) => {
      const value = init == null ? null : plainExpression(init);
      return id.type === 'Identifier' && value?.type === 'ObjectExpression' ? [{ name: id.value, object: value }] : [];
    });
  });
}

/** A property that an object literal states with its value, and its place among the others. */
export interface OwnProperty {
  readonly property: KeyValueProperty;
  readonly value: Expression;
  readonly at: number;
}

/**
 * The property of that name; `undefined` where the object does not state it.
 * @throws NotUnderstood where a name is computed, or what is stated might be overruled further down.
 */
export function ownProperty({ properties }: ObjectExpression, name: string): OwnProperty | undefined {
  const found: OwnProperty[] = [];
  for (const [at, property] of properties.entries()) {
    if (property.type === 'SpreadElement') {
      if (found.length > 0) throw new NotUnderstood(`what is spread after "${name}" may overrule it`);
    } else if (keyOf(property) === name) {
      if (property.type !== 'KeyValueProperty') throw new NotUnderstood(`"${name}" is not stated as a value`);
      found.push({ property, value: plainExpression(property.value), at });
    }
  }
  if (found.length > 1) throw new NotUnderstood(`"${name}" is stated twice`);
  return found[0];
}

/** A property of an object literal, or what is spread into it. */
export type Member = ObjectExpression['properties'][number];

/** What a member ends with. */
export function lastOf(member: Member): HasSpan {
  if (member.type === 'SpreadElement') return spanned(member.arguments);
  return spanned(member.type === 'KeyValueProperty' ? member.value : member);
}

/** What a member starts with. */
export function firstOf(member: Member): HasSpan {
  if (member.type === 'SpreadElement') return { span: member.spread };
  return spanned('key' in member ? member.key : member);
}

/** A node whose place is known. @throws NotUnderstood */
export function spanned(node: object): HasSpan {
  if ('span' in node) return node as HasSpan;
  throw new NotUnderstood('nobody can tell where something stands');
}

function keyOf(property: Exclude<Member, { type: 'SpreadElement' }>): string {
  if (property.type === 'Identifier') return property.value;
  switch (property.key.type) {
    case 'Identifier':
    case 'StringLiteral':
      return property.key.value;
    case 'NumericLiteral':
    case 'BigIntLiteral':
      return String(property.key.value);
    default:
      throw new NotUnderstood('the name of a property is computed');
  }
}
