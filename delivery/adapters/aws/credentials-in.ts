import { DeliveryError } from '../../model/delivery-error';
import type { Variables } from './aws-variables';

/** Credentials as AWS hands them to a job that took a role. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/**
 * The credentials in the variables of this process, where every job that takes a role has them.
 * @throws DeliveryError `Usage` where there are none.
 */
export function credentialsIn(variables: Variables): Credentials {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = variables;
  const { AWS_SESSION_TOKEN: sessionToken = '' } = variables;
  if (accessKeyId === '' || secretAccessKey === '') {
    throw new DeliveryError(
      'Usage',
      'SLUICE_REVIEW_KEY names a key of AWS KMS, and AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set; a job takes ' +
        'its role first, and on a laptop run: eval "$(aws configure export-credentials --format env)"',
    );
  }
  return { accessKeyId, secretAccessKey, ...(sessionToken === '' ? {} : { sessionToken }) };
}
