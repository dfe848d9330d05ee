import { readFileSync, readdirSync } from 'node:fs';

/** Waits until a condition holds. @throws Error after `seconds`, naming what it waited for. */
export async function until(what: string, condition: () => boolean, seconds = 20): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`waited ${seconds} s in vain until ${what}`);
    await new Promise((done) => setTimeout(done, 10));
  }
}

/** The command lines of the running processes that mention a text, such as a folder, by process id. */
export function processesNaming(text: string): Map<number, string> {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  const lines = ids.map((id) => [Number(id), commandLine(id)] as const);
  return new Map(lines.filter(([, line]) => line.includes(text)));
}

function commandLine(id: string): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    // It has ended since it was listed.
    return '';
  }
}
