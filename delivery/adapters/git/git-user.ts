import { run } from '../process/run';

/** The name that the user of a clone has told git; nothing where there is none, or no git. */
export async function gitUser(folder: string): Promise<string | undefined> {
  const found = await run('git', ['config', 'user.name'], { cwd: folder, env: process.env }).catch(() => undefined);
  const name = found?.exitCode === 0 ? found.stdout.trim() : '';
  return name === '' ? undefined : name;
}
