import { z } from 'zod';

import { DeliveryError } from '../../model/delivery-error';
import type { KmsKey } from './kms-key';

const Refused = z.object({ __type: z.string() });

/** What to do about each refusal (AWS KMS API Reference, "GenerateMac", "Common Error Types"). */
const REMEDIES: Readonly<Record<string, string>> = {
  NotFoundException: 'there is none of that name; apply the bootstrap stack of the environment, which makes it',
  AccessDeniedException: 'it lets only the roles that plan and apply make codes; take one of them',
  ExpiredTokenException: 'the credentials have run out; take the role again',
  UnrecognizedClientException: 'it does not know the credentials; take the role again',
  InvalidKeyUsageException: 'the key is not for codes; name one of the kind HMAC_256',
  DisabledException: 'the key is disabled; enable it, or name another',
  KMSInvalidStateException: 'the key is about to be deleted; cancel that, or name another',
};

/** Why KMS made no code, and what to do. */
export function kmsRefusal({ id, region }: KmsKey, status: number, body: unknown): DeliveryError {
  const refused = Refused.safeParse(body);
  const kind = refused.success ? refused.data.__type.replace(/^.*#/, '') : `status ${status}`;
  const remedy = (Object.hasOwn(REMEDIES, kind) ? REMEDIES[kind] : undefined) ?? 'try again';
  return new DeliveryError('AwsFailed', `KMS refused the key of reviews ${id} in ${region} (${kind}): ${remedy}`);
}
