import { SynthesizedAws } from './synthesized-aws';

const aws = new SynthesizedAws();

function ageing(stack: string, zone: string): unknown {
  const bucket = aws.ofType('aws_s3_bucket', stack).find(({ id }) => id.startsWith(`${zone}_`))!;
  const [found] = aws.referringTo(bucket, 'aws_s3_bucket_lifecycle_configuration');
  return (found!.attributes['rule'] as unknown[])[0];
}

test('the lake has its zones, artifacts and access logs, by names that others can compute', () => {
  const names = aws.ofType('aws_s3_bucket', 'staging-lake').map(({ attributes }) => String(attributes['bucket']));
  const parts = ['access-logs', 'artifacts', 'clean', 'curated', 'raw'];
  expect(names.sort()).toEqual(parts.map((part) => `stg-lake-${part}-222222222222`));
});

test('objects change class and expire as the zone says', () => {
  expect(ageing('prod-lake', 'raw')).toMatchObject({
    transition: [
      { days: 90, storage_class: 'STANDARD_IA' },
      { days: 180, storage_class: 'GLACIER' },
    ],
    expiration: [{ expired_object_delete_marker: true }],
    noncurrent_version_expiration: [{ noncurrent_days: 90 }],
  });
  expect(ageing('staging-lake', 'clean')).toMatchObject({
    transition: [{ days: 30, storage_class: 'STANDARD_IA' }],
    expiration: [{ days: 365 }],
  });
  expect(ageing('pr-12-lake', 'curated')).not.toHaveProperty('transition');
  expect(ageing('pr-12-lake', 'curated')).toMatchObject({ expiration: [{ days: 7 }] });
});

test('what holds data cannot be destroyed where the environment keeps it, and goes with all it holds where not', () => {
  const keeping = (stack: string) => {
    const durable = ['aws_s3_bucket', 'aws_kms_key', 'aws_glue_catalog_database'].flatMap((type) =>
      aws.ofType(type, stack),
    );
    return new Set(
      durable.map(({ attributes }) => (attributes['lifecycle'] as { prevent_destroy: boolean }).prevent_destroy),
    );
  };
  const emptied = (stack: string) =>
    new Set(aws.ofType('aws_s3_bucket', stack).map((b) => b.attributes['force_destroy']));
  expect(keeping('prod-lake')).toEqual(new Set([true]));
  expect(emptied('prod-lake')).toEqual(new Set([false]));
  expect(keeping('pr-12-lake')).toEqual(new Set([false]));
  expect(emptied('pr-12-lake')).toEqual(new Set([true]));
});

test('catalogs carry the environment in names that Glue takes, and lie in the bucket of their zone', () => {
  const catalogs = aws.ofType('aws_glue_catalog_database', 'sbx-ann-lake').map(({ attributes }) => attributes);
  expect(catalogs.map(({ name, location_uri }) => [name, location_uri])).toEqual([
    ['sbx_ann_crm', 's3://sbx-ann-lake-raw-111111111111/crm/'],
    ['sbx_ann_events', 's3://sbx-ann-lake-clean-111111111111/events/'],
    ['sbx_ann_marts', 's3://sbx-ann-lake-curated-111111111111/marts/'],
  ]);
});

test('keys that encrypt rotate, and all wait for the days of the environment', () => {
  for (const { stack, attributes } of aws.ofType('aws_kms_key')) {
    const signs = attributes['customer_master_key_spec'] === 'HMAC_256';
    expect(attributes).toMatchObject({
      ...(signs ? {} : { enable_key_rotation: true }),
      deletion_window_in_days: /^(prod|staging)/.test(stack) ? 30 : 7,
    });
  }
});

test('data has another key than artifacts, so that whoever runs Airflow needs no key to the data', () => {
  const keyOf = (id: string) => {
    const bucket = aws.ofType('aws_s3_bucket', 'dev-lake').find((b) => b.id.startsWith(`${id}_`))!;
    const [encryption] = aws.referringTo(bucket, 'aws_s3_bucket_server_side_encryption_configuration');
    return /aws_kms_key\.([\w-]+)\./.exec(JSON.stringify(encryption!.attributes))?.[1];
  };
  expect(keyOf('raw')).toBe(keyOf('curated'));
  expect(keyOf('artifacts')).not.toBe(keyOf('raw'));
});

test('Glue encrypts logs, bookmarks and what it writes', () => {
  expect(aws.only('aws_glue_security_configuration', 'dev-lake')).toMatchObject({
    encryption_configuration: {
      cloudwatch_encryption: { cloudwatch_encryption_mode: 'SSE-KMS' },
      job_bookmarks_encryption: { job_bookmarks_encryption_mode: 'CSE-KMS' },
      s3_encryption: { s3_encryption_mode: 'SSE-KMS' },
    },
  });
});
