import { createHmac, timingSafeEqual } from 'node:crypto';

import { z } from 'zod';

import { canonicalJson } from '../model/canonical-json';
import { parsedJson } from '../model/parsed-json';
import type { ReviewKey, ReviewKeys } from '../model/review-key';

const Seal = z.string().regex(/^[0-9a-f]{64}$/);

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

const Marker = Facts.extend({ seal: Seal });

const LINE = /^\s*<!-- sluice:drift (\{[^\n]*\}) -->\r?\n/;

/** What an issue was found to say of itself. */
export interface ReadBody {
  readonly facts: DriftFacts;
  /** All that people read. */
  readonly text: string;
  /** Whether facts and text are as Sluice wrote them: anybody with write access may edit an issue. */
  readonly isIntact: boolean;
}

/** The text of an issue under a marker that says what it is about, sealed with the key of reviews. */
export function markedBody(text: string, facts: DriftFacts, key: ReviewKey): string {
  const marker: z.infer<typeof Marker> = { ...facts, seal: sealOf(text, facts, key) };
  // No fact can end the comment that hides it.
  return `<!-- sluice:drift ${JSON.stringify(marker).replaceAll('>', String.raw`\u003e`)} -->\n${text}`;
}

/** What an issue says of itself; `null` where it bears no marker. */
export function readBody(body: string, { current, previous }: ReviewKeys): ReadBody | null {
  const [line, json = ''] = LINE.exec(body) ?? [];
  const marker = Marker.safeParse(parsedJson(json));
  if (line === undefined || !marker.success) return null;
  const { seal, ...facts } = marker.data;
  const text = body.slice(line.length);
  const keys = previous === null ? [current] : [current, previous];
  return { facts, text, isIntact: keys.some((key) => isSame(seal, sealOf(text, facts, key))) };
}

/** HMAC-SHA256, hexadecimal, of all that an issue says but its title. An editor may write other ends of lines. */
function sealOf(text: string, facts: DriftFacts, key: ReviewKey): string {
  const plain = text.replaceAll('\r\n', '\n').trimEnd();
  const sealed = `drift 1 ${canonicalJson(facts)}\n${plain}`;
  return createHmac('sha256', key.for('issue')).update(sealed, 'utf8').digest('hex');
}

function isSame(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one, 'hex'), Buffer.from(other, 'hex'));
}
