import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import { createFile, removeFile } from './durable-file';
import type { ObjectStore, StoredObject } from './object-store';
import { isRunning } from './process-identity';
import type { TerraformRun } from './terraform-run';
import { lockRecord } from './terraform-run';

/**
 * Who created what. A session is one provider process under one Terraform; it is written down before its first
 * object. One whose Terraform was killed, or which was killed itself, has left objects behind that no state may know.
 *
 * Three files tell of a session: `<id>.json` the run; `<id>.closed` that Terraform has said goodbye to the provider; and
 * `<id>.lock`, a second link to Terraform's record of the lock on its state. Terraform writes the state once more after
 * the goodbye, so only the record shows whether it came to its end: it removes the record then. A killed Terraform
 * leaves it, and the next one writes into the same file.
 */
export class Sessions {
  private readonly leftover: ReadonlyMap<string, TerraformRun>;
  private readonly objects = new Map<string, readonly StoredObject[]>();
  private own: string | undefined;

  constructor(
    private readonly folder: string,
    private readonly run: TerraformRun,
  ) {
    this.leftover = new Map(this.ids().flatMap((id) => this.leftBehind(id)));
  }

  /** The session of this process; written down when it is first asked for. */
  current(): string {
    this.own ??= this.open(randomUUID());
    return this.own;
  }

  /** Whether a session came to no orderly end. */
  isLeftover(session: string | undefined): boolean {
    return session !== undefined && this.leftover.has(session);
  }

  /** The objects of a type that a killed run on the state of this one has left behind. */
  leftBy(store: ObjectStore, type: string): readonly StoredObject[] {
    if (this.leftover.size === 0) return [];
    const known = this.objects.get(type) ?? store.list(type).filter((object) => this.isLeftHere(object));
    this.objects.set(type, known);
    return known;
  }

  /** Whether an object was left behind by a killed run on the state of this one. */
  isLeftHere({ madeBy }: StoredObject): boolean {
    return madeBy !== undefined && this.leftover.get(madeBy.session)?.state === this.run.state;
  }

  /** Terraform has said goodbye; sessions that no object is left of are forgotten. */
  close(store: ObjectStore): void {
    if (this.own !== undefined) createFile(this.file(this.own, 'closed'), '');
    if (this.leftover.size === 0) return;
    const objects = store.types().flatMap((type) => store.list(type));
    const named = new Set(objects.map(({ madeBy }) => madeBy?.session));
    for (const id of this.leftover.keys()) if (!named.has(id)) this.forget(id);
  }

  private open(id: string): string {
    createFile(this.file(id, 'json'), JSON.stringify(this.run));
    try {
      linkSync(lockRecord(this.run.state), this.file(id, 'lock'));
    } catch {
      // Without a lock on the state (-lock=false, another file system), the goodbye counts as the end.
    }
    return id;
  }

  /** Judged while Terraform holds the lock on its state: after a killed run, the record is still the old one. */
  private leftBehind(id: string): [string, TerraformRun][] {
    const record = this.file(id, 'json');
    // Another provider process may have forgotten it since the folder was read.
    if (!existsSync(record)) return [];
    const run = JSON.parse(readFileSync(record, 'utf8')) as TerraformRun;
    if (isRunning(run.terraform)) return [];
    if (existsSync(this.file(id, 'closed'))) {
      if (!this.lockIsHeld(id, run)) {
        this.forget(id);
        return [];
      }
      removeFile(this.file(id, 'closed'));
    }
    return [[id, run]];
  }

  private lockIsHeld(id: string, { state }: TerraformRun): boolean {
    const [link, record] = [this.file(id, 'lock'), lockRecord(state)].map(inodeOf);
    return link !== undefined && link === record;
  }

  private forget(id: string): void {
    for (const kind of ['json', 'lock', 'closed'] as const) removeFile(this.file(id, kind));
  }

  private ids(): string[] {
    mkdirSync(this.folder, { recursive: true });
    return readdirSync(this.folder).flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : []));
  }

  private file(id: string, kind: 'json' | 'lock' | 'closed'): string {
    return path.join(this.folder, `${id}.${kind}`);
  }
}

function inodeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.ino;
}
