import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { DeliveryError } from '../model/delivery-error';

/** What the sample change is called on its pull request. */
export const SAMPLE_TITLE = 'Finance reads its own mart, on a larger BI warehouse';

/** What it does, for the reader of the pull request. */
export const SAMPLE_BODY = [
  '- a new schema `ANALYTICS.FINANCE`, built by TRANSFORMER',
  '- a new role `FINANCE_ANALYST`, which reads it',
  '- the BI warehouse grows to `MEDIUM`',
].join('\n');

const FILE = join('environments', 'estate.ts');

/** What a data engineer would type into the estate: each piece of code, and what stands there afterwards. */
const EDITS: readonly (readonly [found: RegExp, becomes: string])[] = [
  [/(MARTS: \{\})/, '$1, FINANCE: {}'],
  [/(BI: \{) (comment: 'Dashboards and analysts')/, "$1 size: 'MEDIUM', $2"],
  [/(owns: \['ANALYTICS\.STAGING', 'ANALYTICS\.MARTS')/, "$1, 'ANALYTICS.FINANCE'"],
  [
    /( +)(ANALYST: \{)/,
    "$1FINANCE_ANALYST: { comment: 'Reads finance', reads: ['ANALYTICS.FINANCE'], warehouses: ['BI'] },\n$1$2",
  ],
];

/**
 * Makes the sample change in a checkout.
 * @throws DeliveryError `Usage` when the estate no longer has the lines that it changes.
 */
export async function makeSampleChange(checkout: string): Promise<void> {
  const file = join(checkout, FILE);
  let text = await readFile(file, 'utf8');
  for (const [found, becomes] of EDITS) {
    if (!found.test(text))
      throw new DeliveryError(
        'Usage',
        `${FILE} has no line like ${String(found)}, which the sample change of "try" edits`,
      );
    text = text.replace(found, becomes);
  }
  await writeFile(file, text);
}
