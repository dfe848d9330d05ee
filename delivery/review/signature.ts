import { createHmac, timingSafeEqual } from 'node:crypto';

import type { ReviewKey } from '../model/review-key';

/** What is signed: a record of a review, or what one job found of one stack. Neither can pass for the other. */
export type Signed = 'signature' | 'part';

/** HMAC-SHA256 of a text, hexadecimal. The key is made for signatures of its kind alone. */
export function signatureOf(payload: string, key: ReviewKey, kind: Signed = 'signature'): string {
  return createHmac('sha256', key.for(kind)).update(payload, 'utf8').digest('hex');
}

/** A text, and what is said to be its signature: hexadecimal. */
export interface SignedText {
  readonly payload: string;
  readonly signature: string;
}

/** Whether a key made a signature; it takes as long for a wrong one as for a right one. */
export function isSignedBy(key: ReviewKey, { payload, signature }: SignedText, kind: Signed = 'signature'): boolean {
  return timingSafeEqual(Buffer.from(signatureOf(payload, key, kind), 'hex'), Buffer.from(signature, 'hex'));
}
