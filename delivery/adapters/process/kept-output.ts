import { fstatSync, readSync } from 'node:fs';

import { NamelessFile } from './nameless-file';

/**
 * What a program prints. A pipe would break when this process is killed, and a Terraform that prints into a broken pipe
 * dies before it has written down what it made (os/signal, "SIGPIPE").
 */
export class KeptOutput extends NamelessFile {
  /** All that was printed so far. */
  text(): string {
    const bytes = Buffer.alloc(fstatSync(this.descriptor).size);
    // Read from its start: the program's writes move the position that both share.
    const read = readSync(this.descriptor, bytes, 0, bytes.length, 0);
    return bytes.toString('utf8', 0, read);
  }
}
