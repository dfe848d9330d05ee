import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { createFile, isErrno, removeFile, replaceFile } from './durable-file';

/** A value of an object, as JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** The attributes of an object, as Terraform names them. */
export type Attributes = Readonly<Record<string, Json>>;

/**
 * What names an object. The realm is the account whose objects share names (an AWS account, a Snowflake account);
 * empty where names are unique everywhere.
 */
export interface ObjectKey {
  readonly type: string;
  readonly realm: string;
  readonly id: string;
}

/** Which create an object came from, for as long as no state is known to hold it. */
export interface MadeBy {
  readonly session: string;
  /** Equal for creates that were planned alike. */
  readonly plan: string;
}

/** An object of the local cloud. */
export interface StoredObject extends ObjectKey {
  readonly attributes: Attributes;
  readonly madeBy?: MadeBy | undefined;
}

/** File systems allow 255 bytes in a name; the rest is for the suffix and the hash. */
const LONGEST_NAME = 200;

/**
 * The objects of the local cloud: one JSON file each, `<folder>/<type>/<realm>%2F<id>.json`. Any number of processes
 * may use one store at once. What a call has acknowledged survives the death of the process.
 */
export class ObjectStore {
  constructor(private readonly folder: string) {}

  /** Stores a new object, or returns `false` where one of that key exists. */
  create(object: StoredObject): boolean {
    return createFile(this.file(object), serialize(object));
  }

  /** Stores an object, whether it exists or not. */
  put(object: StoredObject): void {
    replaceFile(this.file(object), serialize(object));
  }

  /** The object of a key, or `undefined`; a file that cannot be read is an error, never a missing object. */
  get(key: ObjectKey): StoredObject | undefined {
    return readObject(this.file(key));
  }

  /** Removes an object, or returns `false` where there is none. */
  delete(key: ObjectKey): boolean {
    return removeFile(this.file(key));
  }

  /** Every object of a type, in the order of their names. */
  list(type: string): StoredObject[] {
    const folder = path.join(this.folder, type);
    if (!existsSync(folder)) return [];
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
    // One that another process deletes in between is no longer there, which is a right answer too.
    return names.sort().flatMap((name) => readObject(path.join(folder, name)) ?? []);
  }

  /** The types that objects have been stored of. */
  types(): string[] {
    return existsSync(this.folder) ? readdirSync(this.folder).sort() : [];
  }

  /**
   * Changes attributes of an object, named by its id or by its key in the store, behind Terraform's back. Refuses an object that is not there, an id that stands
   * for objects of several realms, and an attribute that the object does not have.
   */
  change(type: string, id: string, changes: Attributes): StoredObject {
    const found = this.list(type).filter((object) => object.id === id || object.attributes['id'] === id);
    const [object] = found;
    if (object === undefined) throw new Error(`no ${type} "${id}" in ${this.folder}; it holds ${this.ids(type)}`);
    if (found.length > 1) {
      const realms = found.map(({ realm }) => realm).join(', ');
      throw new Error(`${type} "${id}" is in several accounts (${realms}): change its file in ${this.folder} instead`);
    }
    const unknown = Object.keys(changes).find((name) => !(name in object.attributes));
    if (unknown !== undefined) {
      const known = Object.keys(object.attributes).join(', ');
      throw new Error(`${type} "${id}" has no attribute "${unknown}"; it has ${known}`);
    }
    const changed = { ...object, attributes: { ...object.attributes, ...changes } };
    this.put(changed);
    return changed;
  }

  private ids(type: string): string {
    const ids = this.list(type).map(({ id }) => `"${id}"`);
    return ids.length === 0 ? 'none' : ids.join(', ');
  }

  private file({ type, realm, id }: ObjectKey): string {
    return path.join(this.folder, type, `${fileName(realm === '' ? id : `${realm}/${id}`)}.json`);
  }
}

function fileName(name: string): string {
  // encodeURIComponent leaves dots, and a name must not start with one.
  const encoded = encodeURIComponent(name).replace(/^\./, '%2E');
  if (encoded.length <= LONGEST_NAME) return encoded;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 32);
  return `${encoded.slice(0, LONGEST_NAME - 33)}~${hash}`;
}

function serialize({ type, realm, id, attributes, madeBy }: StoredObject): string {
  return `${JSON.stringify({ type, realm, id, attributes, madeBy }, null, 2)}\n`;
}

function readObject(file: string): StoredObject | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined;
    throw error;
  }
  try {
    return parseObject(text);
  } catch (cause) {
    const sentence = `${file} is not an object of the local cloud`;
    throw new Error(`${sentence}: restore it, or delete it to have the object gone`, { cause });
  }
}

function parseObject(text: string): StoredObject {
  const { type, realm, id, attributes, madeBy } = JSON.parse(text) as Partial<Record<keyof StoredObject, unknown>>;
  if (typeof type !== 'string' || typeof realm !== 'string' || typeof id !== 'string') {
    throw new Error('type, realm or id is missing');
  }
  if (typeof attributes !== 'object' || attributes === null || Array.isArray(attributes)) {
    throw new Error('attributes are missing');
  }
  const object = { type, realm, id, attributes: attributes as Attributes };
  return madeBy === undefined ? object : { ...object, madeBy: madeBy as MadeBy };
}
