import { bindingClasses } from './binding-classes';
import { bindingSource } from './binding-source';
import { deriveTopBlock } from './derive-block';
import type { BlockSchema, TypeKind } from './schema';

/** Counts the rules of derivation: a cached schema of another number is derived anew. */
export const DERIVATION_VERSION = 2;

const BASES: Readonly<Record<TypeKind, string>> = {
  resource: 'TerraformResource',
  data: 'TerraformDataSource',
  provider: 'TerraformProvider',
};

/**
 * The schema of a type as the binding in this folder tells it. What a binding does not carry (sensitive and write-only
 * flags, counts above one) the facts add.
 */
export function deriveSchema(folder: string, kind: TypeKind): BlockSchema {
  const classes = bindingClasses(bindingSource(folder));
  const top = [...classes.classes].find(([, { base }]) => base === BASES[kind]);
  if (top === undefined) throw new Error(`the binding in ${folder} declares no ${BASES[kind]}`);
  return deriveTopBlock(classes, top[0]);
}
