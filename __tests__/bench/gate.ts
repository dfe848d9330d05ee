import { join } from 'node:path';

import { inTurn } from './measure';
import { resultLine } from './result-line';

const ROUNDS = 30;
const MOST_MS = 50;

/** What the gate adds to a call of Terraform that it passes on: cdktf makes seven of them around one apply. */
export async function gate(): Promise<string[]> {
  const program = join(__dirname, '..', '..', 'delivery', 'bin', 'terraform-gate');
  const [bare, behindGate] = await inTurn([{ argv: ['terraform', '-v'] }, { argv: [program, '-v'] }], ROUNDS);
  const added = (behindGate.medianSeconds - bare.medianSeconds) * 1000;
  return [
    resultLine('terraform -v', bare),
    resultLine('the same through the gate', behindGate),
    `added: ${added.toFixed(1)} ms; promised: under ${MOST_MS} ms; ${added < MOST_MS ? 'kept' : 'BROKEN'}`,
  ];
}
