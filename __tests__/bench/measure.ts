import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A command as a user would type it. */
export interface Measured {
  readonly argv: readonly [string, ...string[]];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Exit codes that mean success; 0 when left out. */
  readonly ok?: readonly number[];
}

/** Figures of several runs. */
export interface Figures {
  readonly medianSeconds: number;
  readonly fastestSeconds: number;
  readonly slowestSeconds: number;
  /** The largest single Node process of any run, in MB; 0 where no Node ran. */
  readonly peakMegabytes: number;
}

const PRELOAD = pathToFileURL(resolve(__dirname, 'report-peak.mjs')).href;

/** Runs commands in turn, A B A B, so that a machine that slows down slows both; the first round is not counted. */
export async function inTurn<const T extends readonly Measured[]>(
  commands: T,
  rounds: number,
): Promise<{ [At in keyof T]: Figures }> {
  const peakFile = join(mkdtempSync(join(tmpdir(), 'bench-')), 'peak');
  const seconds: number[][] = commands.map(() => []);
  const peaks: number[] = commands.map(() => 0);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [i, command] of commands.entries()) {
      writeFileSync(peakFile, '');
      const took = await once(command, peakFile);
      if (round > 0) seconds[i]?.push(took);
      const kilobytes = readFileSync(peakFile, 'utf8').trim().split('\n').map(Number);
      peaks[i] = Math.max(peaks[i] ?? 0, ...kilobytes);
    }
  }
  return seconds.map((times, i) => figures(times, peaks[i] ?? 0)) as { [At in keyof T]: Figures };
}

/** Runs a command once, and says how long it took in seconds. */
export function runOnce(command: Measured): Promise<number> {
  return once(command, join(mkdtempSync(join(tmpdir(), 'bench-')), 'peak'));
}

function figures(times: readonly number[], kilobytes: number): Figures {
  const sorted = [...times].sort((a, b) => a - b);
  return {
    medianSeconds: sorted[Math.floor(sorted.length / 2)] ?? NaN,
    fastestSeconds: sorted[0] ?? NaN,
    slowestSeconds: sorted.at(-1) ?? NaN,
    peakMegabytes: Math.round(kilobytes / 1024),
  };
}

function once({ argv, cwd, env, ok = [0] }: Measured, peakFile: string): Promise<number> {
  const [program, ...rest] = argv;
  const started = performance.now();
  const child = spawn(program, rest, {
    cwd,
    env: { ...(env ?? process.env), NODE_OPTIONS: `--import ${PRELOAD}`, BENCH_PEAK_FILE: peakFile },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => {
      if (code !== null && ok.includes(code)) done((performance.now() - started) / 1000);
      else fail(new Error(`${argv.join(' ')} exited ${code}: ${Buffer.concat(said).toString('utf8').slice(-2000)}`));
    });
  });
}
