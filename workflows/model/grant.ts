import type { Grant } from './workflow';

/** Leave to read, with what for. */
export function read(why: string): Grant {
  return { level: 'read', why };
}

/** Leave to write, with what for. */
export function write(why: string): Grant {
  return { level: 'write', why };
}
