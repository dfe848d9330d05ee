import { z } from 'zod';

import type { ObjectStore } from '../../store/object-store';

const Encryption = z.object({
  bucket: z.string(),
  rule: z.array(
    z.object({
      apply_server_side_encryption_by_default: z.array(z.object({ kms_master_key_id: z.string().nullish() })),
      bucket_key_enabled: z.boolean().nullish(),
    }),
  ),
});

/** The key of a customer that a bucket's objects are encrypted with. */
export interface BucketEncryption {
  readonly keyArn: string;
  /** Whether the bucket has a key of its own, so that it and not each object is what the key is used for. */
  readonly hasBucketKey: boolean;
}

/** How Terraform has a bucket encrypted; nothing where the key is one of AWS's, which everybody in the account may use. */
export function bucketEncryption(bucket: string, store: ObjectStore): BucketEncryption | undefined {
  const [rule] = store
    .list('aws_s3_bucket_server_side_encryption_configuration')
    .map(({ attributes }) => Encryption.parse(attributes))
    .filter((one) => one.bucket === bucket)
    .flatMap((one) => one.rule);
  const keyArn = rule?.apply_server_side_encryption_by_default[0]?.kms_master_key_id ?? '';
  return keyArn === '' ? undefined : { keyArn, hasBucketKey: rule?.bucket_key_enabled ?? false };
}
