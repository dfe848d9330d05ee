import type { ObjectExpression } from '@swc/core';
import { posix } from 'node:path';

import { NotUnderstood } from './not-understood';
import { objectsIn, ownProperty } from './object-in-code';
import { type ParsedSource, chainOf, parsedSource } from './parsed-source';

/** The text of a file of the same tree; `null` where there is none. */
export type ReadFile = (file: string) => Promise<string | null>;

/** A file of a tree, and how others are read. */
export interface SourceFile {
  readonly file: string;
  readonly source: ParsedSource;
  readonly read: ReadFile;
}

/** What an expression such as `estate.warehouses` stands for, as far as the code tells. */
export type Referred = ObjectExpression | 'absent' | 'unknown';

/**
 * The names by which an object that states nothing of `key` gets it all the same, such as `estate.warehouses`; `null` where
 * nothing that is spread into it has it.
 * @throws NotUnderstood where the code does not tell.
 */
export async function spreadInto(object: ObjectExpression, key: string, from: SourceFile): Promise<string[] | null> {
  for (const property of [...object.properties].reverse()) {
    if (property.type !== 'SpreadElement') continue;
    const chain = chainOf(property.arguments);
    const named = chain === null ? null : [...chain, key];
    const found = named === null ? 'unknown' : await referred(named, from);
    if (named === null || found === 'unknown') {
      throw new NotUnderstood(`what is spread beside "${key}" cannot be looked into`);
    }
    if (found !== 'absent') return named;
  }
  return null;
}

/** What a chain of names stands for: a constant of the file, or one that it imports from a file beside it. */
export async function referred([name = '', ...path]: readonly string[], from: SourceFile): Promise<Referred> {
  const here = objectsIn(from.source).find((one) => one.name === name);
  const object = here?.object ?? (await imported(name, from));
  return object === null ? 'unknown' : below(object, path);
}

function below(object: ObjectExpression, [key, ...rest]: readonly string[]): Referred {
  if (key === undefined) return object;
  const own = ownProperty(object, key);
  if (own === undefined) return object.properties.some(({ type }) => type === 'SpreadElement') ? 'unknown' : 'absent';
  return own.value.type === 'ObjectExpression' ? below(own.value, rest) : 'unknown';
}

async function imported(name: string, { file, source, read }: SourceFile): Promise<ObjectExpression | null> {
  for (const item of source.body) {
    if (item.type !== 'ImportDeclaration') continue;
    const found = item.specifiers.find(({ local }) => local.value === name);
    if (found === undefined) continue;
    const specifier = item.source.value;
    if (found.type !== 'ImportSpecifier' || !specifier.startsWith('.')) return null;
    const text = await read(`${posix.join(posix.dirname(file), specifier)}.ts`);
    const parsed = text === null ? null : await parsedSource(text);
    const exported = found.imported?.value ?? name;
    return parsed === null ? null : (objectsIn(parsed).find((one) => one.name === exported)?.object ?? null);
  }
  return null;
}
