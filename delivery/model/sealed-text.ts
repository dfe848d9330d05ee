import { createHmac, timingSafeEqual } from 'node:crypto';

import { z } from 'zod';

import { canonicalJson } from './canonical-json';
import { parsedJson } from './parsed-json';
import type { ReviewKey, ReviewKeys } from './review-key';

const Seal = z.looseObject({ seal: z.string().regex(/^[0-9a-f]{64}$/) });

/** What a text was found to say of itself. */
export interface ReadText<F> {
  readonly facts: F;
  /** All that people read. */
  readonly text: string;
  /** Whether facts and text are as Sluice wrote them: anybody with write access may edit an issue. */
  readonly isIntact: boolean;
}

/** Texts that people read, under a hidden marker that says what they are about, sealed with the key of reviews. */
export class SealedText<F extends object> {
  private readonly line: RegExp;

  /** @param kind a word that no other kind of text has. */
  constructor(
    private readonly kind: string,
    private readonly facts: z.ZodType<F>,
  ) {
    this.line = new RegExp(`^\\s*<!-- sluice:${kind} (\\{[^\\n]*\\}) -->\\r?\\n`);
  }

  /** The text under its marker. */
  marked(text: string, facts: F, key: ReviewKey): string {
    const marker = { ...facts, seal: this.sealOf(text, facts, key) };
    // No fact can end the comment that hides it.
    return `<!-- sluice:${this.kind} ${JSON.stringify(marker).replaceAll('>', String.raw`\u003e`)} -->\n${text}`;
  }

  /** What a text says of itself; `null` where it bears no marker. */
  read(body: string, { current, previous }: ReviewKeys): ReadText<F> | null {
    const [line, json = ''] = this.line.exec(body) ?? [];
    const marker = Seal.safeParse(parsedJson(json));
    if (line === undefined || !marker.success) return null;
    const { seal, ...stated } = marker.data;
    const facts = this.facts.safeParse(stated);
    if (!facts.success) return null;
    const text = body.slice(line.length);
    const keys = previous === null ? [current] : [current, previous];
    const isIntact = keys.some((key) => isSame(seal, this.sealOf(text, facts.data, key)));
    return { facts: facts.data, text, isIntact };
  }

  /** HMAC-SHA256, hexadecimal, of all that a text says but its title. An editor may write other ends of lines. */
  private sealOf(text: string, facts: F, key: ReviewKey): string {
    const plain = text.replaceAll('\r\n', '\n').trimEnd();
    const sealed = `${this.kind} 1 ${canonicalJson(facts)}\n${plain}`;
    return createHmac('sha256', key.for('issue')).update(sealed, 'utf8').digest('hex');
  }
}

function isSame(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one, 'hex'), Buffer.from(other, 'hex'));
}
