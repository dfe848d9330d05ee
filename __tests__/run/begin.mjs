import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A run's folder: short, since sockets lie below it, and named after its process. */
const RUN = /^t(\d+)-\w{6}$/;

/** Gives the run a temporary folder of its own, which its end removes; what an interrupted run left is removed here. */
export default function begin() {
  const folder = tmpdir();
  for (const name of readdirSync(folder)) {
    const [, id] = RUN.exec(name) ?? [];
    if (id !== undefined && !isRunning(Number(id))) rmSync(join(folder, name), { recursive: true, force: true });
  }
  process.env.TMPDIR_OF_RUNS = folder;
  process.env.TMPDIR = mkdtempSync(join(folder, `t${process.pid}-`));
}

function isRunning(id) {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error.code !== 'ESRCH';
  }
}
