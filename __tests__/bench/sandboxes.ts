import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Figures, type Measured, inTurn } from './measure';
import { resultLine } from './result-line';

const ROUNDS = 3;
const [FEW, MANY] = [10, 100];
/** How much more the hundredth sandbox may take than the tenth. */
const STRAIGHT = 1.5;

/** Synthesis with 10 and with 100 sandboxes, beside none: what each of them adds. */
export async function sandboxes(): Promise<string[]> {
  const [none, few, many] = await inTurn([synthesis(0), synthesis(FEW), synthesis(MANY)], ROUNDS);
  const ratio = eachOf('medianSeconds', [none, many], MANY) / eachOf('medianSeconds', [none, few], FEW);
  return [
    resultLine('synth without sandboxes', none),
    resultLine(`synth with ${FEW} sandboxes`, few),
    resultLine(`synth with ${MANY} sandboxes`, many),
    `each of ${FEW}: ${text(none, few, FEW)}; each of ${MANY}: ${text(none, many, MANY)}`,
    `ratio of the seconds a sandbox: ${ratio.toFixed(2)}; promised: at most ${STRAIGHT}; ${ratio <= STRAIGHT ? 'kept' : 'BROKEN'}`,
  ];
}

function synthesis(count: number): Measured {
  const words = Array.from({ length: count }, (_, i) => `sandbox:u${String(i).padStart(3, '0')}`);
  const out = join(mkdtempSync(join(tmpdir(), 'bench-')), 'out');
  const env = { ...process.env, SLUICE_EXTRA: words.join(','), CDKTF_OUTDIR: out };
  return { argv: ['node', 'delivery/bin/app.mjs'], env };
}

function text(none: Figures, all: Figures, count: number): string {
  const megabytes = eachOf('peakMegabytes', [none, all], count).toFixed(1);
  return `${eachOf('medianSeconds', [none, all], count).toFixed(2)} s, ${megabytes} MB`;
}

/** Of the difference that so many sandboxes make, the share of each. */
function eachOf(
  what: 'medianSeconds' | 'peakMegabytes',
  [none, all]: readonly [Figures, Figures],
  count: number,
): number {
  return (all[what] - none[what]) / count;
}
