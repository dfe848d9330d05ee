import { inTurn } from './measure';
import { resultLine } from './result-line';

const ROUNDS = 5;

/** Synthesis of dev, staging and prod: by the app alone, as `sluice` runs it, and by stock `cdktf synth`. */
export async function synth(): Promise<string[]> {
  const [app, stock] = await inTurn(
    [
      { argv: ['node', '--import', 'tsx', 'main.ts'] },
      { argv: ['node_modules/.bin/cdktf', 'synth'], env: { ...process.env, CHECKPOINT_DISABLE: '1', CI: '1' } },
    ],
    ROUNDS,
  );
  if (app === undefined || stock === undefined) throw new Error('synth was not measured');
  return [
    resultLine('the app, as sluice runs it', app),
    resultLine('stock cdktf synth', stock),
    `ratio of the medians: ${(stock.medianSeconds / app.medianSeconds).toFixed(2)}`,
    `promised: under 5 s and 300 MB; ${app.medianSeconds < 5 && app.peakMegabytes < 300 ? 'kept' : 'BROKEN'}`,
  ];
}
