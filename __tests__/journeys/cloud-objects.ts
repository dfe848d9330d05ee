import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { processesNaming } from '../processes';

/** The files of the objects that a local cloud has. */
function objectFiles(cloud: string): string[] {
  const store = join(cloud, 'store');
  if (!existsSync(store)) return [];
  return readdirSync(store).flatMap((type) =>
    readdirSync(join(store, type))
      .filter((name) => name.endsWith('.json'))
      .map((name) => join(store, type, name)),
  );
}

/** How many objects a local cloud has: a sign of how far an apply is. */
export function objectsIn(cloud: string): number {
  return objectFiles(cloud).length;
}

/** The process ids of the `terraform apply` that run on plans below a folder. */
export function appliesBelow(folder: string): number[] {
  return [...processesNaming(folder)].filter(([, line]) => /\bterraform apply\b/.test(line)).map(([pid]) => pid);
}
