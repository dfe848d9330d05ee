import { readFileSync, readdirSync } from 'node:fs';

/** The variable that everything which a command starts inherits, unless it is taken out on purpose. */
export const KIN = 'SLUICE_COMMAND';

const ROUNDS = 5;

/**
 * Kills a process group, and on Linux every other process that has the mark in its environment: one that began a session
 * of its own has left the group.
 */
export function killKin(leader: number | undefined, mark: string): void {
  if (leader !== undefined) kill(-leader);
  // One may start another while they are being killed.
  for (let round = 0; round < ROUNDS; round += 1) {
    const left = marked(mark);
    if (left.length === 0) return;
    left.forEach(kill);
  }
}

function marked(mark: string): number[] {
  const pids = namesIn('/proc').filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => environmentOf(pid).includes(`${KIN}=${mark}`)).map(Number);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // There is no /proc but on Linux.
    return [];
  }
}

/** Ended processes, and those of other users, show nothing. */
function environmentOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    return '';
  }
}
