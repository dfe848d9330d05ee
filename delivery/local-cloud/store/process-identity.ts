import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { isErrno } from './durable-file';

/** A process that cannot be taken for a later one: ids come again, the moment of the start does not. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly started: string;
}

/** The identity of a running process, or `undefined` where there is none of that id, or one that has ended. */
export function processIdentity(pid: number): ProcessIdentity | undefined {
  const started = process.platform === 'linux' ? startedOnLinux(pid) : startedElsewhere(pid);
  return started === undefined ? undefined : { pid, started };
}

/** Whether that very process still runs. */
export function isRunning({ pid, started }: ProcessIdentity): boolean {
  return processIdentity(pid)?.started === started;
}

/** The ticks since boot are the 22nd field of `stat`, the state the third; the second is a name in parentheses. */
function startedOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const hasEnded = fields[0] === 'Z' || fields[0] === 'X';
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return hasEnded ? undefined : `${boot}/${fields[19] ?? ''}`;
  } catch (error) {
    if (isErrno(error, 'ENOENT') || isErrno(error, 'ESRCH')) return undefined;
    throw error;
  }
}

function startedElsewhere(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    // `ps` fails where there is no such process.
    return undefined;
  }
}
