import { closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * What a program prints, in a file that only this process and the program can reach: it has no name, and is gone when
 * both have closed it. A pipe would break when this process is killed, and a Terraform that prints into a broken pipe
 * dies before it has written down what it made (os/signal, "SIGPIPE").
 */
export class KeptOutput {
  /** To be given to the program as its standard output or error. */
  readonly descriptor: number;

  constructor() {
    const folder = mkdtempSync(join(tmpdir(), 'sluice-'));
    try {
      this.descriptor = openSync(join(folder, 'output'), 'wx+', 0o600);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  /** All that was printed so far. */
  text(): string {
    const bytes = Buffer.alloc(fstatSync(this.descriptor).size);
    // Read from its start: the program's writes move the position that both share.
    const read = readSync(this.descriptor, bytes, 0, bytes.length, 0);
    return bytes.toString('utf8', 0, read);
  }

  close(): void {
    closeSync(this.descriptor);
  }
}
