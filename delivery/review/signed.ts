import type { ReviewKey } from '../model/review-key';
import type { ReviewRecord } from '../model/review-record';
import { signatureOf } from './signature';

/**
 * A record as text that only who holds the key can write. What is signed is the text of the record itself, so that
 * reading it depends on no second way to write the same JSON.
 */
export function signed(record: ReviewRecord, key: ReviewKey): string {
  const payload = JSON.stringify(record);
  return JSON.stringify({ payload, signature: signatureOf(payload, key) });
}
