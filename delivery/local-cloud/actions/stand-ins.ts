import { existsSync } from 'node:fs';
import { join } from 'node:path';

import type { UsedAction } from './workflow/used-actions';

/**
 * The folders that stand in for actions, by `OWNER/NAME@REF` as act wants them.
 * @param folder that of all stand-ins: absolute.
 * @throws Error naming the actions that nothing stands in for.
 */
export function standInsFor(used: readonly UsedAction[], folder: string): Record<string, string> {
  const at = ({ repository }: UsedAction) => join(folder, repository.replace('/', '__'));
  const lacking = used.filter((one) => !existsSync(join(at(one), one.folder, 'action.yml')));
  if (lacking.length > 0) {
    const names = [...new Set(lacking.map(({ repository, folder: part }) => join(repository, part)))].join(', ');
    throw new Error(`nothing stands in for ${names} here; add a folder to ${folder}, or do without`);
  }
  return Object.fromEntries(used.map((one) => [`${one.repository}@${one.ref}`, at(one)]));
}
