import { hkdfSync } from 'node:crypto';

import { DeliveryError } from './delivery-error';

/** What a key is for. No two purposes share one, so that nothing made for the one can be taken for the other. */
export type KeyPurpose = 'redaction' | 'signature' | 'issue' | 'part';

const LEAST_BYTES = 32;

const HOW = 'make one with `openssl rand -hex 32` and keep it where only plans and applies can read it';

/** A secret from which the keys of reviews are derived. It does not show itself: not in JSON, not when it is logged. */
export class ReviewKey {
  readonly #secret: Buffer;

  /**
   * @param text at least 32 bytes, hexadecimal or base64.
   * @param variable where the text comes from, for the message.
   * @throws DeliveryError `Usage`, which does not repeat the text.
   */
  constructor(text: string, variable: string) {
    const secret = bytesOf(text.trim());
    if (secret === undefined) {
      throw new DeliveryError('Usage', `${variable} is neither hexadecimal nor base64; ${HOW}`);
    }
    if (secret.length < LEAST_BYTES) {
      const held = `${variable} holds ${secret.length} bytes, and a key needs at least ${LEAST_BYTES}`;
      throw new DeliveryError('Usage', `${held}; ${HOW}`);
    }
    this.#secret = secret;
  }

  /** The 32 bytes for one purpose: HKDF with SHA-256 (RFC 5869). */
  for(purpose: KeyPurpose): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#secret, 'sluice', `${purpose} v1`, 32));
  }
}

/** Text of hexadecimal digits alone is never taken for base64: a key that lost a digit would pass for another key. */
function bytesOf(text: string): Buffer | undefined {
  if (/^[0-9a-f]*$/i.test(text)) return text.length % 2 === 0 ? Buffer.from(text, 'hex') : undefined;
  return /^[A-Za-z0-9+/_-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : undefined;
}

/** The keys of this process: one signs, and another is still believed while a change of keys goes on. */
export interface ReviewKeys {
  readonly current: ReviewKey;
  /** Only verifies. A plan that is compared with what it signed has to be read with it too. */
  readonly previous: ReviewKey | null;
}

/**
 * The keys that the variables `SLUICE_REVIEW_KEY` and `SLUICE_REVIEW_KEY_PREVIOUS` hold.
 * @throws DeliveryError `Usage` where there is none, or one is unfit.
 */
export function reviewKeys(variables: Readonly<Record<string, string | undefined>>): ReviewKeys {
  const { SLUICE_REVIEW_KEY: current = '', SLUICE_REVIEW_KEY_PREVIOUS: previous = '' } = variables;
  if (current.trim() === '') throw new DeliveryError('Usage', `SLUICE_REVIEW_KEY is not set; ${HOW}`);
  return {
    current: new ReviewKey(current, 'SLUICE_REVIEW_KEY'),
    previous: previous.trim() === '' ? null : new ReviewKey(previous, 'SLUICE_REVIEW_KEY_PREVIOUS'),
  };
}
