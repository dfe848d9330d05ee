import { createHmac, timingSafeEqual } from 'node:crypto';

import type { ReviewKey } from '../model/review-key';

/** HMAC-SHA256 of a record's text, hexadecimal. The key is made for signatures alone. */
export function signatureOf(payload: string, key: ReviewKey): string {
  return createHmac('sha256', key.for('signature')).update(payload, 'utf8').digest('hex');
}

/** Whether a key made a signature; it takes as long for a wrong one as for a right one. */
export function isSignedBy(key: ReviewKey, payload: string, signature: string): boolean {
  return timingSafeEqual(Buffer.from(signatureOf(payload, key), 'hex'), Buffer.from(signature, 'hex'));
}
