import { z } from 'zod';

import type { ReviewKey, ReviewKeys } from '../model/review-key';
import { type ReadText, SealedText } from '../model/sealed-text';

/** What an issue says of itself, hidden from readers. */
const Facts = z.strictObject({
  kind: z.enum(['drift', 'orphan']),
  stack: z.string().min(1),
  environment: z.string().min(1),
  /** Digest of what it shows. */
  digest: z.string().min(12),
  /** The commit of the release that the stack was compared with, or that had it last. */
  commit: z.string().min(1),
  /** Since when the stack is not as it should be, and since when it is just as it is shown: ISO 8601, UTC. */
  seen: z.iso.datetime(),
  since: z.iso.datetime(),
});

/** See above: the facts in the marker of an issue. */
export type DriftFacts = z.infer<typeof Facts>;

/** What an issue was found to say of itself. */
export type ReadBody = ReadText<DriftFacts>;

const DRIFT = new SealedText('drift', Facts);

/** The text of an issue under a marker that says what it is about, sealed with the key of reviews. */
export function markedBody(text: string, facts: DriftFacts, key: ReviewKey): string {
  return DRIFT.marked(text, facts, key);
}

/** What an issue says of itself; `null` where it bears no marker. */
export function readBody(body: string, keys: ReviewKeys): ReadBody | null {
  return DRIFT.read(body, keys);
}
