import { appendFile, rm } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';

import { gitEnvironment } from '../adapters/git/git-environment';
import { run } from '../adapters/process/run';
import { DeliveryError } from '../model/delivery-error';

/** A clone in which a person would work. */
export class Workspace {
  constructor(
    /** The clone's folder: absolute. */
    readonly folder: string,
    private readonly signal: AbortSignal,
  ) {}

  /** Runs git in the clone and returns what it printed. @throws DeliveryError `LocalCloud` */
  async git(...argv: string[]): Promise<string> {
    const finished = await run('git', argv, { cwd: this.folder, env: gitEnvironment(), signal: this.signal });
    if (finished.exitCode === 0) return finished.stdout.trim();
    throw new DeliveryError('LocalCloud', `git ${argv.join(' ')} in ${this.folder} failed: ${finished.stderr.trim()}`);
  }
}

/** What a workspace is made from. */
export interface Seed {
  /** The project whose files are the first commit: absolute. */
  readonly project: string;
  /** The local cloud's bare repository: absolute. */
  readonly gitFolder: string;
  /** The local cloud's folder: absolute. The clone goes into it, and no file of it into the commit. */
  readonly cloudFolder: string;
  readonly signal: AbortSignal;
}

/** Publishes the project's files, without what it ignores, as the first commit of `main` on the local GitHub. */
export async function seedRepository({ project, gitFolder, cloudFolder, signal }: Seed): Promise<Workspace> {
  const folder = join(cloudFolder, 'workspace');
  await rm(folder, { recursive: true, force: true });
  const start = new Workspace(project, signal);
  await start.git('clone', '--quiet', gitFolder, folder);
  const inProject = ['--git-dir', join(folder, '.git'), '--work-tree', project];
  await start.git(...inProject, 'checkout', '--quiet', '--orphan', 'main').catch(() => undefined);
  await start.git(...inProject, 'symbolic-ref', 'HEAD', 'refs/heads/main');
  await leaveOut(cloudFolder, { project, clone: folder });
  // As one pack, where git would make a file of each.
  await start.git('-c', 'core.bigFileThreshold=1', ...inProject, 'add', '--all', '.');
  await start.git(...inProject, 'commit', '--quiet', '--message', 'feat: the data platform');
  const clone = new Workspace(folder, signal);
  await clone.git('reset', '--quiet', '--hard');
  await clone.git('push', '--quiet', 'origin', 'main');
  return clone;
}

/** Keeps a folder inside the project out of `git add`: git refuses to be told of a path that is ignored already. */
async function leaveOut(folder: string, { project, clone }: { project: string; clone: string }): Promise<void> {
  const inside = relative(project, folder);
  if (inside.startsWith('..') || isAbsolute(inside)) return;
  await appendFile(join(clone, '.git', 'info', 'exclude'), `/${inside}/\n`);
}
