import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { DeliveryError } from '../model/delivery-error';

/**
 * The folder of this process, which must be the root of a project.
 * @throws DeliveryError `Usage` when it is not.
 */
export function projectRoot(): string {
  const folder = process.cwd();
  if (existsSync(join(folder, 'cdktf.json'))) return folder;
  throw new DeliveryError('Usage', `${folder} has no cdktf.json; run this in the root of the repository`);
}
