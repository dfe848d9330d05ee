import { rmSync } from 'node:fs';

/** Removes the temporary folder of the run. */
export default function end() {
  const { TMPDIR, TMPDIR_OF_RUNS } = process.env;
  process.env.TMPDIR = TMPDIR_OF_RUNS;
  rmSync(TMPDIR, { recursive: true, force: true, maxRetries: 3 });
}
