import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A file that only this process and the programs it starts can reach: it has no name, and is gone when the last of them
 * has closed it, however they end.
 */
export class NamelessFile {
  /** To be given to a program, which finds it under `/dev/fd`. */
  readonly descriptor: number;

  constructor() {
    const folder = mkdtempSync(join(tmpdir(), 'sluice-'));
    try {
      this.descriptor = openSync(join(folder, 'file'), 'wx+', 0o600);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  close(): void {
    closeSync(this.descriptor);
  }
}
