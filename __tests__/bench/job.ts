import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { inTurn } from './measure';
import { resultLine } from './result-line';

const PROJECT = resolve(__dirname, '../..');

/** `npm ci` takes most of a minute. */
const ROUNDS = 3;

/** What a job of a workflow does before it plans a stack: it unpacks a build, where a stock one installs and synthesizes. */
export async function job(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-job-'));
  try {
    const clone = join(folder, 'clone');
    const build = join(folder, 'build.tgz');
    execFileSync('git', ['clone', '--quiet', PROJECT, clone]);
    execFileSync('npm', ['ci', '--silent'], { cwd: clone });
    // Providers come from the registry in both ways.
    execFileSync('npx', ['sluice', 'build', '--no-mirror', '--to', build], { cwd: clone, stdio: 'ignore' });
    const unpacks = `rm -rf unpacked && mkdir unpacked && tar --extract --gzip --directory unpacked --file ${build}`;
    const [ours, stock] = await inTurn(
      [
        { argv: ['sh', '-c', unpacks], cwd: folder },
        { argv: ['sh', '-c', 'npm ci --silent && npx cdktf synth'], cwd: clone },
      ],
      ROUNDS,
    );
    if (ours === undefined || stock === undefined) throw new Error('the start of a job was not measured');
    return [
      resultLine('unpack a build', ours),
      resultLine('npm ci && cdktf synth', stock),
      `ratio of the medians: ${(stock.medianSeconds / ours.medianSeconds).toFixed(1)}`,
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
