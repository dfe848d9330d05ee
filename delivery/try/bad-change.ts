import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { DeliveryError } from '../model/delivery-error';

/** What the change is called that prod does not keep. */
export const BAD_TITLE = 'Analysts look at raw customers in prod, for a week';

/** What it says of itself. */
export const BAD_BODY = [
  '- `ANALYST` reads `RAW.CRM`, in prod alone',
  '',
  'The platform promises that analysts never read raw data: dev and staging are as they were, and prod will not be.',
].join('\n');

const FILE = join('environments', 'prod.ts');

const RIGHT =
  "  roles: { ...estate.roles, ANALYST: { ...estate.roles.ANALYST, reads: ['ANALYTICS.MARTS', 'RAW.CRM'] } },\n";

const BEFORE = /^ {2}github: \{$/m;

/**
 * Makes a change in a checkout that passes dev and staging and breaks a verification of prod: a right that every
 * environment promises not to give. Taking it back revokes grants and destroys nothing.
 * @throws DeliveryError `Usage` when the file no longer has the line before which it goes.
 */
export async function makeBadChange(checkout: string): Promise<void> {
  const file = join(checkout, FILE);
  const text = await readFile(file, 'utf8');
  if (!BEFORE.test(text)) {
    throw new DeliveryError('Usage', `${FILE} has no line "github: {", before which the bad change of "try" goes`);
  }
  await writeFile(
    file,
    text.replace(BEFORE, (line) => `${RIGHT}${line}`),
  );
}
