import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

import type { MachineProcess } from '../../model/holder';

/** This process, as others can tell it from theirs. */
export function thisProcess(): MachineProcess {
  return { machine: machine(), pid: process.pid };
}

/** Whether a process is known to have ended: one of another machine, or of another container, never is. */
export function hasEnded(holder: MachineProcess): boolean {
  if (holder.machine !== machine()) return false;
  try {
    process.kill(holder.pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** Process ids mean something only since the machine was started, and inside one container. */
function machine(): string {
  const parts = [
    hostname(),
    orNothing(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')),
    orNothing(() => readlinkSync('/proc/self/ns/pid')),
  ];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
}

/** Only Linux has these. */
function orNothing(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
