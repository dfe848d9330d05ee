import { DeliveryError } from '../../model/delivery-error';
import type { Variables } from './aws-variables';

/** A key of AWS KMS. */
export interface KmsKey {
  /** `alias/NAME`, a key's number, or the ARN of either. */
  readonly id: string;
  readonly region: string;
}

/** What starts the name of a key of KMS (cosign documentation, "Key Management Support": `awskms://[ENDPOINT]/[KEY]`). */
const SCHEME = 'awskms://';

/** Whether a text names a key of KMS, rather than being a key itself. */
export function namesKmsKey(text: string): boolean {
  return text.trim().startsWith(SCHEME);
}

const FORM =
  /^\/(alias\/[\w/-]+|[0-9a-f-]{36}|mrk-[0-9a-f]{32}|arn:[\w-]+:kms:[a-z0-9-]+:\d{12}:(?:alias|key)\/[\w/-]+)$/;

/**
 * The key that a text such as `awskms:///alias/dev-sluice-review` names, in the region of its ARN or of `AWS_REGION`.
 * @throws DeliveryError `Usage` for another form, or without a region.
 */
export function kmsKeyIn(text: string, variables: Variables): KmsKey {
  const [, id] = FORM.exec(text.trim().slice(SCHEME.length)) ?? [];
  if (id === undefined) {
    const forms = 'awskms:///alias/NAME or awskms:///arn:aws:kms:…';
    throw new DeliveryError(
      'Usage',
      `the key of reviews is "${text.trim()}"; write ${forms}, with three slashes and no host`,
    );
  }
  const [, , , ofArn = ''] = id.split(':');
  const region = ofArn === '' ? (variables['AWS_REGION'] ?? variables['AWS_DEFAULT_REGION'] ?? '') : ofArn;
  if (region === '') {
    throw new DeliveryError('Usage', `SLUICE_REVIEW_KEY names ${id} and no region; set AWS_REGION`);
  }
  return { id, region };
}
