import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { realAwsProvider } from '../../delivery/local-cloud/aws/real-aws-provider';
import { type DeployedCloud, deployedCloud, sluice } from './deployed-cloud';
import { runOnce } from './measure';

const [ONE_STACK, ALL_STACKS] = [15, 2];

/** A change of one stack: the plan of what it affects, beside stock `cdktf diff` of every stack, one after the other. */
export async function planOneStack(): Promise<string[]> {
  const cloud = await deployedCloud('simulated');
  try {
    changeOneStack(cloud);
    const before = await plan(cloud, '--base', 'HEAD~1');
    const stock = await diffs(cloud);
    const after = await plan(cloud, '--base', 'HEAD~1');
    const stages = stagesOf(cloud, '--base', 'HEAD~1');
    return [...compared({ what: 'one changed stack', ours: [before, after], stock, promised: ONE_STACK }), ...stages];
  } finally {
    await cloud.close();
  }
}

/** Every stack planned, with the real AWS provider on moto, beside stock `cdktf diff` of each, one after the other. */
export async function planAllOnMoto(): Promise<string[]> {
  const provider = realAwsProvider(process.env);
  if ('missing' in provider) return [`not measured: ${provider.missing}`];
  const cloud = await deployedCloud('moto');
  try {
    const before = await plan(cloud);
    const stock = await diffs(cloud);
    const after = await plan(cloud);
    const compare = compared({ what: 'every stack', ours: [before, after], stock, promised: ALL_STACKS });
    return [...compare, ...stagesOf(cloud)];
  } finally {
    await cloud.close();
  }
}

/** A resource monitor of dev gets a larger quota, which no other stack sees. */
function changeOneStack({ workspace, env }: DeployedCloud): void {
  const file = join(workspace, 'environments', 'dev.ts');
  const text = readFileSync(file, 'utf8');
  const changed = text.replace('creditQuota: 50', 'creditQuota: 60');
  if (changed === text) throw new Error(`${file} has no "creditQuota: 50" to change`);
  writeFileSync(file, changed);
  const author = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.test'];
  execFileSync('git', [...author, 'commit', '--quiet', '--all', '--message', 'bench'], { cwd: workspace, env });
}

function plan({ workspace: cwd, env }: DeployedCloud, ...argv: string[]): Promise<number> {
  return runOnce({ argv: sluice('plan', ...argv, '--json'), cwd, env });
}

/** Where the time of a plan goes, as the command itself tells it. */
function stagesOf({ workspace: cwd, env }: DeployedCloud, ...argv: string[]): string[] {
  const [program, ...rest] = sluice('plan', ...argv);
  const said = execFileSync(program, rest, { cwd, env, encoding: 'utf8', maxBuffer: 1e9 });
  return said.split('\n').filter((line) => /^✔ .*\([\d.]+ m?s\)$/.test(line));
}

async function diffs({ workspace: cwd, env }: DeployedCloud): Promise<readonly number[]> {
  const manifest = readFileSync(join(cwd, 'cdktf.out', 'manifest.json'), 'utf8');
  const { stacks } = JSON.parse(manifest) as { stacks: Readonly<Record<string, unknown>> };
  const seconds: number[] = [];
  for (const id of Object.keys(stacks)) {
    seconds.push(await runOnce({ argv: ['node_modules/.bin/cdktf', 'diff', id], cwd, env }));
  }
  return seconds;
}

interface Compared {
  readonly what: string;
  /** Seconds of each run. */
  readonly ours: readonly number[];
  /** Seconds of each stack. */
  readonly stock: readonly number[];
  readonly promised: number;
}

/** The slowest of ours against all of stock. */
function compared({ what, ours, stock, promised }: Compared): string[] {
  const total = stock.reduce((sum, seconds) => sum + seconds, 0);
  const slowest = Math.max(...ours);
  const ratio = total / slowest;
  return [
    `sluice plan, ${what}: ${ours.map((seconds) => seconds.toFixed(1)).join(' s and ')} s`,
    `stock cdktf diff of ${stock.length} stacks, one after the other: ${total.toFixed(1)} s`,
    `ratio to the slower run: ${ratio.toFixed(1)}; promised: at least ${promised}; ${ratio >= promised ? 'kept' : 'BROKEN'}`,
  ];
}
