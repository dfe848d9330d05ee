import type { Expression, ObjectExpression } from '@swc/core';

import type { PlainValue } from '../../model/adoption';
import { literal } from './literal';
import { NotUnderstood } from './not-understood';
import { type TextEdit, insertedProperty } from './inserted-property';
import { ownProperty, spanned } from './object-in-code';
import { chainOf, plainExpression } from './parsed-source';
import { type SourceFile, referred, spreadInto } from './spread-into';

/** A setting and what it is to be. */
export interface WantedSetting {
  readonly path: readonly string[];
  readonly value: PlainValue;
}

/**
 * The edit that makes an object literal state a setting: the literal that is there is replaced; what is only spread into it
 * is stated beside the spread, which stays.
 * @throws NotUnderstood
 */
export async function settingEdit(
  object: ObjectExpression,
  { path: [key = '', ...rest], value }: WantedSetting,
  from: SourceFile,
): Promise<TextEdit> {
  const own = ownProperty(object, key);
  if (own === undefined) {
    const base = rest.length === 0 ? null : await spreadInto(object, key, from);
    return insertedProperty(object, `${named(key)}: ${await stated(base, { path: rest, value }, from)}`, from.source);
  }
  if (rest.length === 0) return { ...from.source.range(literalIn(own.value, key)), text: literal(value) };
  if (own.value.type === 'ObjectExpression') return settingEdit(own.value, { path: rest, value }, from);
  const base = chainOf(own.value);
  if (base === null) throw new NotUnderstood(`"${key}" is neither an object literal nor the name of one`);
  return { ...from.source.range(spanned(own.value)), text: await stated([...base], { path: rest, value }, from) };
}

/** `{ ...estate.warehouses, BI: { ...estate.warehouses.BI, size: 'MEDIUM' } }` */
async function stated(
  base: readonly string[] | null,
  { path: [key, ...rest], value }: WantedSetting,
  from: SourceFile,
): Promise<string> {
  if (key === undefined) return literal(value);
  const spread = base === null ? '' : `...${base.join('.')}, `;
  const inner = base === null || rest.length === 0 ? null : await known([...base, key], from);
  return `{ ${spread}${named(key)}: ${await stated(inner, { path: rest, value }, from)} }`;
}

async function known(chain: readonly string[], from: SourceFile): Promise<readonly string[] | null> {
  const found = await referred(chain, from);
  if (found === 'unknown') throw new NotUnderstood(`"${chain.join('.')}" cannot be looked into`);
  return found === 'absent' ? null : chain;
}

function literalIn(value: Expression, key: string): LiteralNode {
  const plain = plainExpression(value);
  switch (plain.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
      return plain;
    default:
      throw new NotUnderstood(`"${key}" is stated as something else than a plain value`);
  }
}

type LiteralNode = Extract<Expression, { type: 'StringLiteral' | 'NumericLiteral' | 'BooleanLiteral' }>;

function named(key: string): string {
  if (/^[A-Za-z_]\w*$/.test(key)) return key;
  throw new NotUnderstood(`"${key}" is no plain name`);
}
