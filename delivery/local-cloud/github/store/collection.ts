import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

import { LocalGitHubError } from '../local-github-error';
import type { Transaction } from './transaction';

const BY_KEY = new Intl.Collator('en', { numeric: true });

interface CollectionProps<T> {
  readonly folder: string;
  /** The folder of this collection below the store's. */
  readonly name: string;
  readonly schema: z.core.$ZodType<T>;
  readonly transaction: Transaction;
}

/** Records of one kind, each a file of its own; all are in memory, and changes join the request's transaction. */
export class Collection<T> {
  private readonly records = new Map<string, T>();

  constructor(private readonly props: CollectionProps<T>) {
    const { folder, name } = props;
    const home = join(folder, name);
    if (!existsSync(home)) return;
    for (const file of readdirSync(home).filter((entry) => entry.endsWith('.json'))) {
      this.records.set(keyOf(file), read(join(home, file), props.schema));
    }
  }

  /** The record of a key. */
  get(key: number | string): T | undefined {
    return this.records.get(String(key));
  }

  /** All records, in the order of their keys: numbers by size, names by letter. */
  all(): T[] {
    const keys = [...this.records.keys()].sort(BY_KEY.compare);
    return keys.flatMap((key) => this.records.get(key) ?? []);
  }

  /** Sets the record of a key. */
  put(key: number | string, record: T): T {
    const id = String(key);
    this.note(id, `${JSON.stringify(record, null, 2)}\n`);
    this.records.set(id, record);
    return record;
  }

  /** Removes the record of a key. */
  delete(key: number | string): void {
    const id = String(key);
    this.note(id, null);
    this.records.delete(id);
  }

  private note(key: string, text: string | null): void {
    const before = this.records.get(key);
    const undo = () => {
      if (before === undefined) this.records.delete(key);
      else this.records.set(key, before);
    };
    this.props.transaction.write({ file: join(this.props.name, fileOf(key)), text, undo });
  }
}

/** Names may hold anything, file names may not. */
function fileOf(key: string): string {
  return `${encodeURIComponent(key)}.json`;
}

function keyOf(file: string): string {
  return decodeURIComponent(file.slice(0, -'.json'.length));
}

function read<T>(file: string, schema: z.core.$ZodType<T>): T {
  try {
    return z.parse(schema, JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.replaceAll(/\s+/g, ' ') : String(cause);
    const mend = 'restore the file from a copy, or delete it to lose this one record, and start again';
    throw new LocalGitHubError('RecordCorrupt', `${file} is not a record of the local GitHub (${why}); ${mend}`, {
      cause,
    });
  }
}
