import { createHmac, randomBytes } from 'node:crypto';

/** A keyed digest of a text, hexadecimal: the same for the same text under the same key, and no way back. */
export type Mac = (text: string) => string;

/** HMAC-SHA256 under a key. */
export function macWith(key: Uint8Array): Mac {
  return (text) => createHmac('sha256', key).update(text).digest('hex');
}

/** A {@link Mac} that no other process can repeat, for those that compare nothing with a review. */
export function randomMac(): Mac {
  return macWith(randomBytes(32));
}
