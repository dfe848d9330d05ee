import { z } from 'zod';

import { DeliveryError } from '../model/delivery-error';
import { parsedJson } from '../model/parsed-json';
import { PlanPart, writtenPart } from '../model/plan-part';
import type { PlannedStack } from '../model/planned-stack';
import type { ReviewKey, ReviewKeys } from '../model/review-key';
import { isSignedBy, signatureOf } from './signature';

const Envelope = z.strictObject({
  payload: z.string(),
  signature: z
    .string()
    .regex(/^[0-9a-f]{64}$/, { error: '64 hexadecimal digits' })
    .nullable(),
});

/** What one job found, as text that only who holds the key of its environment can write. */
export function signedPart(planned: PlannedStack, key: ReviewKey): string {
  const payload = writtenPart(planned);
  return `${JSON.stringify({ payload, signature: signatureOf(payload, key, 'part') })}\n`;
}

/** The same of a stack that was not planned, by who holds no key. */
export function unsignedPart(planned: PlannedStack): string {
  return `${JSON.stringify({ payload: writtenPart(planned), signature: null })}\n`;
}

/**
 * What a text says that one job found. Nobody knows yet who wrote it.
 * @throws DeliveryError `ReviewInvalid` where it is no part.
 */
export function readPart(text: string): PlanPart {
  return partIn(envelopeIn(text).payload);
}

/**
 * The same, once it is known that a job wrote it which holds the key.
 * @throws DeliveryError `ReviewInvalid` where it is no part, or somebody else wrote it.
 */
export function openedPart(text: string, { current, previous }: ReviewKeys): PlanPart {
  const { payload, signature } = envelopeIn(text);
  const isOurs = (key: ReviewKey | null) =>
    key !== null && signature !== null && isSignedBy(key, { payload, signature }, 'part');
  if (isOurs(current) || isOurs(previous)) return partIn(payload);
  throw refused('its signature was not made with SLUICE_REVIEW_KEY');
}

function envelopeIn(text: string): z.infer<typeof Envelope> {
  const envelope = Envelope.safeParse(parsedJson(text));
  if (envelope.success) return envelope.data;
  throw refused('it is damaged');
}

function partIn(payload: string): PlanPart {
  const part = PlanPart.safeParse(parsedJson(payload));
  if (part.success) return part.data;
  const issue = part.error.issues[0];
  throw refused(`its ${issue?.path.join('.')} is not right (${issue?.message})`);
}

function refused(why: string): DeliveryError {
  return new DeliveryError('ReviewInvalid', `a plan is not believed: ${why}; run its job again`);
}
