import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

import { LocalGitHubError } from '../local-github-error';
import { removeFile, replaceFile } from '../../store/durable-file';

const RefMove = z.strictObject({ ref: z.string(), before: z.string().nullable(), after: z.string() });

/** A git ref that shall point elsewhere; `before` is `null` where it must not exist yet. */
export type RefMove = z.infer<typeof RefMove>;

const Journal = z.strictObject({ files: z.record(z.string(), z.string().nullable()), refs: z.array(RefMove) });
type Journal = z.infer<typeof Journal>;

/** Moves refs, each only if it still points where the move says, or already points where it should. */
export type MoveRefs = (moves: readonly RefMove[]) => Promise<void>;

interface Write {
  readonly file: string;
  /** The file's new text; `null` removes it. */
  readonly text: string | null;
  readonly undo: () => void;
}

/**
 * All that one request changes, records and refs together: after `commit` all of it survives a kill, after `rollback`
 * none of it was. More than one change goes through a journal, which the next start completes.
 */
export class Transaction {
  private writes: Write[] = [];
  private moves: RefMove[] = [];

  constructor(
    private readonly folder: string,
    private readonly moveRefs: MoveRefs,
  ) {}

  /** Notes a change of one file, relative to the store's folder. */
  write(write: Write): void {
    this.writes.push(write);
  }

  /** Notes a move of one ref. */
  move(move: RefMove): void {
    this.moves.push(move);
  }

  /** Makes everything noted so far durable. */
  async commit(): Promise<void> {
    const { files, refs }: Journal = {
      files: Object.fromEntries(this.writes.map(({ file, text }) => [file, text])),
      refs: this.moves,
    };
    const several = Object.keys(files).length + refs.length > 1;
    if (several) replaceFile(this.journal, `${JSON.stringify({ files, refs })}\n`);
    try {
      await this.moveRefs(refs);
    } catch (error) {
      // Nothing has moved, since refs move all or none: the journal must not be replayed.
      removeFile(this.journal);
      throw error;
    }
    this.apply(files);
    if (several) removeFile(this.journal);
    this.forget();
  }

  /** Takes back what was noted. */
  rollback(): void {
    for (const { undo } of this.writes.reverse()) undo();
    this.forget();
  }

  /** Completes what a killed process had promised. */
  async recover(): Promise<void> {
    if (!existsSync(this.journal)) return;
    const { files, refs } = this.readJournal();
    await this.moveRefs(refs);
    this.apply(files);
    removeFile(this.journal);
  }

  private get journal(): string {
    return join(this.folder, 'journal.json');
  }

  private readJournal(): Journal {
    try {
      return Journal.parse(JSON.parse(readFileSync(this.journal, 'utf8')));
    } catch (cause) {
      const mend = 'delete it: the request it belongs to was never answered';
      throw new LocalGitHubError('RecordCorrupt', `${this.journal} is not a journal of the local GitHub; ${mend}`, {
        cause,
      });
    }
  }

  private apply(files: Journal['files']): void {
    for (const [file, text] of Object.entries(files)) {
      const path = join(this.folder, file);
      if (text === null) removeFile(path);
      else replaceFile(path, text);
    }
  }

  private forget(): void {
    this.writes = [];
    this.moves = [];
  }
}
