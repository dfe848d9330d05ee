import { AwsClient } from 'aws4fetch';
import { z } from 'zod';

import { DeliveryError } from '../../model/delivery-error';
import { parsedJson } from '../../model/parsed-json';
import type { Variables } from './aws-variables';
import { credentialsIn } from './credentials-in';
import { kmsRefusal } from './kms-refusal';
import { type KmsKey, kmsKeyIn } from './kms-key';

/** What the code is made of. It never changes: another message would be another secret, and no review would be believed. */
const MESSAGE = 'sluice review key v1';

const TIMEOUT_MS = 10_000;
const RETRIES = 3;

const Answer = z.object({ Mac: z.base64() });

/**
 * A secret that only KMS can make: the code of a fixed message under an HMAC key (AWS KMS API Reference, "GenerateMac"), in
 * hexadecimal. The same key gives the same 32 bytes each time, and the key itself never leaves KMS.
 * @param uri as cosign writes keys of KMS: `awskms:///alias/NAME`, or an ARN in place of the alias.
 * @param variables of this process: credentials, `AWS_REGION`, `AWS_ENDPOINT_URL_KMS`.
 * @throws DeliveryError `Usage` where the name, region or credentials are missing or wrong, `AwsFailed` where KMS refuses.
 */
export async function kmsSecret(uri: string, variables: Variables): Promise<string> {
  const key = kmsKeyIn(uri, variables);
  const client = new AwsClient({ ...credentialsIn(variables), service: 'kms', region: key.region, retries: RETRIES });
  const response = await asked(client, key, variables);
  const body = parsedJson(await response.text());
  if (!response.ok) throw kmsRefusal(key, response.status, body);
  const answer = Answer.safeParse(body);
  if (!answer.success) throw new DeliveryError('AwsFailed', `KMS answered for ${key.id} what is no code; try again`);
  return Buffer.from(answer.data.Mac, 'base64').toString('hex');
}

async function asked(client: AwsClient, { id, region }: KmsKey, variables: Variables): Promise<Response> {
  const endpoint = variables['AWS_ENDPOINT_URL_KMS'] ?? variables['AWS_ENDPOINT_URL'];
  const url = endpoint ?? `https://kms.${region}.amazonaws.com/`;
  const message = Buffer.from(MESSAGE).toString('base64');
  try {
    return await client.fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'TrentService.GenerateMac' },
      body: JSON.stringify({ KeyId: id, MacAlgorithm: 'HMAC_SHA_256', Message: message }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (cause) {
    throw new DeliveryError('AwsFailed', `KMS could not be reached at ${url} for the key of reviews; try again`, {
      cause,
    });
  }
}
