import { mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { runOnce } from './measure';

/** A local cloud with the platform in every environment, and a clone of the repository that deployed it. */
export interface DeployedCloud {
  /** The clone: absolute. */
  readonly workspace: string;
  /** The whole environment of a command that uses it. */
  readonly env: Readonly<Record<string, string | undefined>>;
  close(): Promise<void>;
}

const SLUICE = resolve(__dirname, '..', '..', 'delivery', 'bin', 'sluice.mjs');

/** Deploys dev, staging and prod to a new local cloud. */
export async function deployedCloud(aws: 'simulated' | 'moto'): Promise<DeployedCloud> {
  const folder = join(mkdtempSync(join(tmpdir(), 'bench-')), 'cloud');
  await runOnce({ argv: [process.execPath, SLUICE, 'try', '--keep', '--aws', aws, '--folder', folder] });
  const variables = JSON.parse(readFileSync(join(folder, 'variables.json'), 'utf8')) as Record<string, string>;
  const workspace = join(folder, 'workspace');
  symlinkSync(resolve('node_modules'), join(workspace, 'node_modules'));
  const { PATH, HOME } = process.env;
  return {
    workspace,
    env: { PATH, HOME, CI: '1', ...variables },
    close: async () => {
      await runOnce({ argv: [process.execPath, SLUICE, 'local', 'down', '--folder', folder] });
    },
  };
}

/** `sluice` with arguments. */
export function sluice(...argv: string[]): [string, ...string[]] {
  return [process.execPath, SLUICE, ...argv];
}
