import { board } from './board';
import { gate } from './gate';
import { job } from './job';
import { planAllOnMoto, planOneStack } from './plan';
import { moto } from './plan-on-moto';
import { sandboxes } from './sandboxes';
import { startUp } from './start-up';
import { synth } from './synth';

/** Everything the README claims a figure for, measured beside what a user would do without Sluice. */
const BENCHES = { synth, sandboxes, startUp, board, gate, job, moto, planOneStack, planAllOnMoto } as const;

async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(`\n${name}`);
    for (const line of await bench()) console.log(`  ${line}`);
  }
}

void main();
