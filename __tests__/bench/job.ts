import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { beside } from './beside';

const PROJECT = resolve(__dirname, '../..');

/** `npm ci` takes most of a minute. */
const ROUNDS = 3;

/** What a job of a workflow does before it plans a stack: it unpacks a build, where a stock one installs and synthesizes. */
export async function job(): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-job-'));
  try {
    const clone = join(folder, 'clone');
    const build = join(folder, 'build.tgz');
    execFileSync('git', ['clone', '--quiet', PROJECT, clone]);
    execFileSync('npm', ['ci', '--silent'], { cwd: clone });
    // Providers come from the registry in both ways.
    execFileSync('npx', ['sluice', 'build', '--no-mirror', '--to', build], { cwd: clone, stdio: 'ignore' });
    const unpacks = `rm -rf unpacked && mkdir unpacked && tar --extract --gzip --directory unpacked --file ${build}`;
    const { lines } = await beside(
      { name: 'unpack a build', argv: ['sh', '-c', unpacks], cwd: folder },
      { name: 'npm ci && cdktf synth', argv: ['sh', '-c', 'npm ci --silent && npx cdktf synth'], cwd: clone },
      ROUNDS,
    );
    return lines;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
