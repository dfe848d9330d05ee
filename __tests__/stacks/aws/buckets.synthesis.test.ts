import { statementsOf } from './iam-decision';
import { type Found, SynthesizedAws } from './synthesized-aws';

const aws = new SynthesizedAws();
const buckets = aws.ofType('aws_s3_bucket');
const isLog = ({ attributes }: Found) => String(attributes['bucket']).includes('-access-logs-');

function theOnly(bucket: Found, type: string) {
  const settings = aws.referringTo(bucket, type).filter(({ attributes }) => own(bucket, attributes['bucket']));
  expect(settings).toHaveLength(1);
  return settings[0]!.attributes;
}

function own({ type, id }: Found, reference: unknown): boolean {
  return reference === `\${${type}.${id}.bucket}`;
}

test('there are buckets to look at in every environment', () => {
  expect(new Set(buckets.map(({ stack }) => stack))).toEqual(
    new Set(
      ['dev', 'staging', 'prod']
        .flatMap((name) => [`${name}-bootstrap`, `${name}-lake`])
        .concat('sbx-ann-lake', 'pr-12-lake'),
    ),
  );
});

describe.each(buckets.map((bucket) => [`${bucket.stack}/${bucket.id}`, bucket] as const))('%s', (_, bucket) => {
  test('cannot become public', () => {
    expect(theOnly(bucket, 'aws_s3_bucket_public_access_block')).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(theOnly(bucket, 'aws_s3_bucket_ownership_controls')['rule']).toEqual({
      object_ownership: 'BucketOwnerEnforced',
    });
  });

  test('is reached by TLS only', () => {
    const arn = `arn:aws:s3:::${String(bucket.attributes['bucket'])}`;
    const [first] = statementsOf(theOnly(bucket, 'aws_s3_bucket_policy')['policy']);
    expect(first).toEqual({
      Sid: 'TlsOnly',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [arn, `${arn}/*`],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
  });

  test('keeps older versions, and is encrypted by a key of its stack unless S3 delivers access logs to it', () => {
    expect(theOnly(bucket, 'aws_s3_bucket_versioning')['versioning_configuration']).toEqual({ status: 'Enabled' });
    const rule = theOnly(bucket, 'aws_s3_bucket_server_side_encryption_configuration')['rule'];
    if (isLog(bucket)) {
      expect(rule).toEqual([{ apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } }]);
      return;
    }
    expect(rule).toEqual([
      {
        apply_server_side_encryption_by_default: {
          sse_algorithm: 'aws:kms',
          kms_master_key_id: expect.stringMatching(/^\$\{aws_kms_key\..+\.arn\}$/) as string,
        },
        bucket_key_enabled: true,
      },
    ]);
  });

  test('forgets broken uploads after a day and older versions some time', () => {
    const rules = theOnly(bucket, 'aws_s3_bucket_lifecycle_configuration')['rule'];
    expect(rules).toMatchObject([
      { status: 'Enabled', abort_incomplete_multipart_upload: [{ days_after_initiation: 1 }] },
    ]);
  });

  test('records who reads and writes, in a bucket that records nothing about itself', () => {
    const logging = aws
      .ofType('aws_s3_bucket_logging', bucket.stack)
      .filter((l) => own(bucket, l.attributes['bucket']));
    expect(logging).toHaveLength(isLog(bucket) ? 0 : 1);
    for (const { attributes } of logging) {
      const target = buckets.find((other) => other.stack === bucket.stack && own(other, attributes['target_bucket']));
      expect(isLog(target!)).toBe(true);
      const [letsIn] = aws.referringTo(target!, 'aws_s3_bucket_policy');
      expect(attributes['depends_on']).toEqual([`aws_s3_bucket_policy.${letsIn!.id}`]);
    }
  });

  test('has a name that S3 takes, that begins with the environment and ends with the account', () => {
    const environment = aws.environments.find(({ name }) => bucket.stack.startsWith(`${name}-`))!;
    const name = String(bucket.attributes['bucket']);
    expect(name).toMatch(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/);
    expect(name.startsWith(`${environment.abbreviation}-`)).toBe(true);
    expect(name.endsWith(`-${environment.aws.accountId}`)).toBe(true);
  });
});
