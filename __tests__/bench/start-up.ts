import { inTurn } from './measure';
import { resultLine } from './result-line';

const ROUNDS = 9;

/** From a typed command to its first word: Sluice, and cdktf. */
export async function startUp(): Promise<string[]> {
  const [sluice, cdktf] = await inTurn(
    [
      { argv: ['node', 'delivery/bin/sluice.mjs', '--help'] },
      { argv: ['node_modules/.bin/cdktf', '--help'], env: { ...process.env, CHECKPOINT_DISABLE: '1' } },
    ],
    ROUNDS,
  );
  if (sluice === undefined || cdktf === undefined) throw new Error('start-up was not measured');
  return [
    resultLine('sluice --help', sluice),
    resultLine('cdktf --help', cdktf),
    `ratio of the medians: ${(cdktf.medianSeconds / sluice.medianSeconds).toFixed(2)}`,
  ];
}
