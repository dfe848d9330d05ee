import { blocks, isOn, read, text } from '../attributes';
import { needsCompanion, requires } from '../requirement';
import type { Rule } from '../rule';
import type { StackView } from '../stack-view';
import { policyIn } from './policy-document';
import type { Subject } from '../subject';

const BUCKET = { type: 'aws_s3_bucket', named: 'bucket', by: 'bucket' } as const;
const BLOCKS = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'];
const ENCRYPTION = 'aws_s3_bucket_server_side_encryption_configuration';

/** What must stand beside every bucket (Amazon S3 User Guide, "Security best practices", "Enabling server access logging"). */
export const bucketRules: readonly Rule[] = [
  needsCompanion({
    ...BUCKET,
    code: 'bucket-public-access',
    guarantees: 'Every bucket blocks public access in all four ways.',
    companion: 'aws_s3_bucket_public_access_block',
    that: ({ attributes }) => BLOCKS.every((block) => attributes[block] === true),
    gives: 'block of all four kinds of public access',
    because: 'one policy or ACL could publish it',
    mend: `add one with ${BLOCKS.join(', ')} true`,
  }),
  needsCompanion({
    ...BUCKET,
    code: 'bucket-tls-only',
    guarantees: 'Every bucket denies requests without TLS.',
    companion: 'aws_s3_bucket_policy',
    that: ({ attributes }) => deniesPlainHttp(attributes['policy']),
    gives: 'policy that denies requests without TLS',
    because: 'S3 answers plain HTTP',
    mend: 'deny s3:* to everyone where aws:SecureTransport is false, on the bucket and its objects',
  }),
  needsCompanion({
    ...BUCKET,
    code: 'bucket-versioning',
    guarantees: 'Every bucket keeps versions.',
    companion: 'aws_s3_bucket_versioning',
    that: ({ attributes }) => read(attributes, 'versioning_configuration.status') === 'Enabled',
    gives: 'enabled versioning',
    because: 'an overwritten or deleted object would be gone',
    mend: 'enable it',
  }),
  needsCompanion({
    ...BUCKET,
    code: 'bucket-encryption',
    guarantees: 'Every bucket is encrypted with a KMS key, save one that receives access logs.',
    companion: ENCRYPTION,
    when: (bucket, view) => !receivesLogs(bucket, view),
    that: (encryption) => isEncryptedBy(encryption, ['aws:kms', 'aws:kms:dsse']),
    gives: 'encryption with a KMS key',
    because: 'who may read it would be decided by the bucket policy alone',
    mend: 'set sse_algorithm aws:kms, a key, and bucket_key_enabled',
  }),
  needsCompanion({
    ...BUCKET,
    code: 'bucket-log-encryption',
    guarantees: 'A bucket that receives access logs is encrypted by S3 itself.',
    companion: ENCRYPTION,
    when: receivesLogs,
    that: (encryption) => isEncryptedBy(encryption, ['AES256']),
    gives: 'encryption by S3 itself',
    because: 'S3 delivers no access logs to a bucket that is encrypted with a KMS key by default',
    mend: 'set sse_algorithm AES256 on the target of access logs',
  }),
  needsCompanion({
    ...BUCKET,
    code: 'bucket-ownership',
    guarantees: 'Every bucket disables ACLs.',
    companion: 'aws_s3_bucket_ownership_controls',
    that: ({ attributes }) => read(attributes, 'rule.object_ownership') === 'BucketOwnerEnforced',
    gives: 'BucketOwnerEnforced ownership',
    because: 'other accounts could own objects in it',
    mend: 'set rule.object_ownership to BucketOwnerEnforced',
  }),
  requires({
    code: 'bucket-force-destroy',
    guarantees: 'A bucket that holds objects is only deletable where the environment says so.',
    types: ['aws_s3_bucket'],
    path: 'force_destroy',
    when: (_, { environment }) => !environment.retention.forceDestroy,
    allows: (force) => !isOn(force),
    because: 'retention.forceDestroy is false here',
    mend: 'derive force_destroy from retention.forceDestroy',
  }),
];

function deniesPlainHttp(policy: unknown): boolean {
  const statements = typeof policy === 'string' ? policyIn(policy) : undefined;
  return (statements ?? []).some(
    ({ effect, actions, principals, conditions }) =>
      effect === 'Deny' &&
      actions.some((action) => action === 's3:*' || action === '*') &&
      principals.some(({ value }) => value === '*') &&
      conditions.length === 1 &&
      conditions.some(({ operator, key, values }) => {
        return operator === 'Bool' && key === 'aws:SecureTransport' && values.every((value) => value === 'false');
      }),
  );
}

function isEncryptedBy({ attributes }: Subject, algorithms: readonly string[]): boolean {
  const rules = blocks(attributes['rule']);
  const stated = rules.map((rule) => text(read(rule, 'apply_server_side_encryption_by_default.sse_algorithm')));
  return stated.length > 0 && stated.every((algorithm) => algorithms.includes(algorithm));
}

function receivesLogs(bucket: Subject, view: StackView): boolean {
  return view
    .ofType('aws_s3_bucket_logging')
    .some(({ attributes }) => view.names(attributes['target_bucket'], bucket, 'bucket'));
}
