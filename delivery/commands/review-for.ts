import { readFile } from 'node:fs/promises';

import type { Environment } from '../../environments/schema/environment';
import { type Mac, macWith, randomMac } from '../adapters/terraform/redaction/mac';
import { DeliveryError } from '../model/delivery-error';
import { reviewKeys } from '../model/review-key';
import type { ReviewRecord } from '../model/review-record';
import { opened } from '../review/opened';
import type { Variables } from './terraform-variables';

/** The review that an apply is held to. */
export interface FoundReview {
  /** `null` where none was found. */
  readonly record: ReviewRecord | null;
  /** What a plan has to be read with to be compared with the record. */
  readonly mac: Mac;
  /** Why none was found, and what to set; `null` where one was. */
  readonly because: string | null;
}

/**
 * The review record that `SLUICE_REVIEW` names, opened with `SLUICE_REVIEW_KEY`.
 * @throws DeliveryError `ReviewInvalid` where there is a record that is not to be believed.
 */
export async function reviewFor({ github }: Environment, variables: Variables): Promise<FoundReview> {
  const { SLUICE_REVIEW: file = '', SLUICE_REVIEW_KEY: key = '' } = variables;
  if (key === '') return none('SLUICE_REVIEW_KEY is not set: without it no review can be believed');
  if (file === '') return none('SLUICE_REVIEW is not set: let it name the file that holds the review record');
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new DeliveryError('ReviewInvalid', `there is no review record in ${file}, which SLUICE_REVIEW names`, {
      cause,
    });
  });
  const repository = variables['GITHUB_REPOSITORY'] ?? `${github.owner}/${github.repository}`;
  const { record, key: used } = opened(text, { keys: reviewKeys(variables), repository });
  return { record, mac: macWith(used.for('redaction')), because: null };
}

function none(because: string): FoundReview {
  return { record: null, mac: randomMac(), because };
}
