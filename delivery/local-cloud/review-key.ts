import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

import { replaceFile } from './store/durable-file';

/** The secret with which reviews are signed on this local cloud: made at random on first use, 32 bytes, hexadecimal. */
export function reviewKey(file: string): string {
  if (!existsSync(file)) replaceFile(file, randomBytes(32).toString('hex'));
  return readFileSync(file, 'utf8');
}
