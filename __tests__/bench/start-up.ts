import { beside } from './beside';

const ROUNDS = 9;

/** From a typed command to its first word: Sluice, and cdktf. */
export async function startUp(): Promise<readonly string[]> {
  const env = { ...process.env, CHECKPOINT_DISABLE: '1' };
  const { lines } = await beside(
    { name: 'sluice --help', argv: ['node', 'delivery/bin/sluice.mjs', '--help'] },
    { name: 'cdktf --help', argv: ['node_modules/.bin/cdktf', '--help'], env },
    ROUNDS,
  );
  return lines;
}
