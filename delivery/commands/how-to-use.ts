import { relative, resolve } from 'node:path';

import { CLOUD_FOLDER } from './cloud-folder';

/** The commands with which a person uses a local cloud, as lines to copy into a shell. */
export function howToUse(folder: string): string[] {
  const option = folder === resolve(CLOUD_FOLDER) ? '' : ` --folder ${quoted(relative(process.cwd(), folder))}`;
  return [
    `  eval "$(npx sluice local env${option})"`,
    '  npx cdktf diff dev-warehouse',
    '  npx cdktf deploy dev-warehouse --auto-approve',
    '',
    `End it with: npx sluice local down${option}`,
  ];
}

/** For a shell: as it is where no character of it means anything there. */
function quoted(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
