import { z } from 'zod';

import { DeliveryError } from '../model/delivery-error';
import { howToReview } from '../model/how-to-review';
import { parsedJson } from '../model/parsed-json';
import type { ReviewKey, ReviewKeys } from '../model/review-key';
import { ReviewRecord } from '../model/review-record';
import { isSignedBy } from './signature';

const Signed = z.strictObject({
  payload: z.string(),
  signature: z.string().regex(/^[0-9a-f]{64}$/, { error: '64 hexadecimal digits' }),
});

const AGAIN = `review it again: ${howToReview()}`;

/** A record that is what its signature says, and the key that signed it. */
export interface OpenedReview {
  readonly record: ReviewRecord;
  /** Read the plan that is compared with the record with this one: what it redacts is marked with a digest by this key. */
  readonly key: ReviewKey;
}

/**
 * Whether a text says that it is the record of one other environment, and some other key has signed it: that is as it should
 * be, where each environment has a key of its own.
 * @param environment the one that is wanted; left out where all are.
 */
export function isOfAnother(
  text: string,
  { keys, environment }: { keys: ReviewKeys; environment?: string | undefined },
) {
  const envelope = Signed.safeParse(parsedJson(text)).data;
  if (
    envelope === undefined ||
    [keys.current, keys.previous].some((key) => key !== null && isSignedBy(key, envelope))
  ) {
    return false;
  }
  const said = ReviewRecord.safeParse(parsedJson(envelope.payload)).data?.environment;
  return said !== undefined && said !== environment;
}

/**
 * What a record says, by whoever it was signed: nothing may be decided by it, but that it agrees with what is shown.
 * @throws DeliveryError `ReviewInvalid` for what is no record.
 */
export function unverifiedRecord(text: string): ReviewRecord {
  const envelope = Signed.safeParse(parsedJson(text));
  if (!envelope.success) throw refused('it is damaged, or carries no signature', AGAIN);
  return recordIn(envelope.data.payload);
}

/**
 * A record, once it is known who wrote it: the signature is checked before anything in it is read.
 * @param repository `OWNER/NAME` of the repository whose stacks are applied.
 * @throws DeliveryError `ReviewInvalid` for a record that is damaged, forged or of another repository.
 */
export function opened(text: string, { keys, repository }: { keys: ReviewKeys; repository: string }): OpenedReview {
  const envelope = Signed.safeParse(parsedJson(text));
  if (!envelope.success) throw refused('it is damaged, or carries no signature', AGAIN);
  const { payload, signature } = envelope.data;
  const key = [keys.current, keys.previous].find((one) => one !== null && isSignedBy(one, { payload, signature }));
  if (key == null) {
    throw refused('its signature was not made with SLUICE_REVIEW_KEY', `if the key was changed, ${AGAIN}`);
  }
  const record = recordIn(payload);
  if (record.repository.toLowerCase() === repository.toLowerCase()) return { record, key };
  throw refused(`it is a review of ${record.repository}, not of ${repository}`, AGAIN);
}

function recordIn(payload: string): ReviewRecord {
  const record = ReviewRecord.safeParse(parsedJson(payload));
  if (record.success) return record.data;
  throw refused(`${wrong(record.error)}; another version of Sluice wrote it`, AGAIN);
}

function refused(why: string, next: string): DeliveryError {
  return new DeliveryError('ReviewInvalid', `the review record is refused: ${why}; ${next}`);
}

function wrong(error: z.ZodError): string {
  const { path, message } = error.issues[0] ?? { path: [], message: 'unknown shape' };
  return `its ${path.join('.')} is not right (${message})`;
}
