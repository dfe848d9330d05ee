import { kmsSecret } from '../adapters/aws/kms-secret';
import { namesKmsKey } from '../adapters/aws/kms-key';
import type { Variables } from './terraform-variables';

const KEYS = ['SLUICE_REVIEW_KEY', 'SLUICE_REVIEW_KEY_PREVIOUS'] as const;

/** One question for each key a process. */
const asked = new Map<string, Promise<string>>();

/**
 * The variables with the keys of reviews as plain secrets: where one names a key of KMS, KMS is asked.
 * @throws DeliveryError `Usage` or `AwsFailed` where that gives no key.
 */
export async function withReviewSecrets(variables: Variables): Promise<Variables> {
  const named = KEYS.filter((name) => namesKmsKey(variables[name] ?? ''));
  if (named.length === 0) return variables;
  const secrets = await Promise.all(
    named.map(async (name) => [name, await secretOf(variables[name] ?? '', variables)]),
  );
  return { ...variables, ...(Object.fromEntries(secrets) as Variables) };
}

function secretOf(uri: string, variables: Variables): Promise<string> {
  const question = JSON.stringify([uri, variables['AWS_REGION'], variables['AWS_ACCESS_KEY_ID']]);
  const known = asked.get(question);
  if (known !== undefined) return known;
  const answer = kmsSecret(uri, variables);
  asked.set(question, answer);
  return answer;
}
