import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { replaceFile } from '../../store/durable-file';
import type { BindingPackage, TypeFolders } from './binding-package';
import { typeFolders } from './binding-package';
import { DERIVATION_VERSION, deriveSchema } from './derive-schema';
import type { BlockSchema, TypeKind } from './schema';

/**
 * Derives schemas once for each version of a binding and of the rules of derivation, and keeps them as files. A file
 * that cannot be read is derived anew.
 */
export class SchemaCache {
  private readonly folder: string;
  private index: TypeFolders | undefined;

  constructor(
    cacheFolder: string,
    private readonly binding: BindingPackage,
  ) {
    this.folder = path.join(cacheFolder, `${binding.provider}-${binding.packageVersion}-${DERIVATION_VERSION}`);
  }

  /** The schema of a type, or `undefined` where the provider has no such type. */
  schema(kind: TypeKind, type: string): BlockSchema | undefined {
    this.index ??= this.keep('types', () => typeFolders(this.binding));
    const folder = this.index[`${kind}.${type}`];
    if (folder === undefined) return undefined;
    return this.keep(`${kind}.${type}`, () => deriveSchema(path.join(this.binding.folder, 'lib', folder), kind));
  }

  private keep<T>(name: string, derive: () => T): T {
    const file = path.join(this.folder, `${name}.json`);
    const cached = readCached(file);
    if (cached !== undefined) return cached as T;
    const derived = derive();
    replaceFile(file, JSON.stringify(derived));
    return derived;
  }
}

function readCached(file: string): unknown {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
