import type { Environment } from '../../../environments/schema/environment';
import { ARTIFACTS } from '../aws/artifacts';
import { allow, type Statement } from '../aws/policy';
import { Names } from '../../../environments/identity/names';
import { actions, type Permissions } from './permissions';

const BUCKET_WRITES = [
  'CreateBucket',
  'DeleteBucket',
  'DeleteBucketPolicy',
  'PutBucketLogging',
  'PutBucketOwnershipControls',
  'PutBucketPolicy',
  'PutBucketPublicAccessBlock',
  'PutBucketTagging',
  'PutBucketVersioning',
  'PutEncryptionConfiguration',
  'PutLifecycleConfiguration',
];

/** What Terraform reads of a bucket; the provider asks for every setting, whether the stack states it or not. */
export const BUCKET_READS: readonly string[] = actions('s3', [
  'GetAccelerateConfiguration',
  'GetBucket*',
  'GetEncryptionConfiguration',
  'GetLifecycleConfiguration',
  'GetReplicationConfiguration',
  'ListBucket',
  'ListBucketVersions',
]);

const NAMELESS = 'security configurations of Glue are no resources to IAM';

/** The lake stacks: buckets, the files that a stack puts into them, and the Glue catalog. Data is not included. */
export function lakePermissions(environments: readonly Environment[]): Permissions {
  const all = environments.map((environment) => new Names(environment));
  const buckets = all.map((names) => `arn:aws:s3:::${names.aws('lake-*')}`);
  const files = all.map((names) => `arn:aws:s3:::${names.bucket(`lake-${ARTIFACTS}`)}/airflow/*`);
  const kinds = ['database', 'table', 'userDefinedFunction'];
  const catalog = all.flatMap((names) => [
    names.arn('glue', 'catalog'),
    ...kinds.map((kind) => names.arn('glue', `${kind}/${names.catalog('*')}`)),
  ]);
  return {
    reads: [
      allow({ sid: 'ReadBuckets', actions: BUCKET_READS, resources: buckets }),
      allow({ sid: 'ReadFiles', actions: ['s3:GetObject', 's3:GetObjectTagging'], resources: files }),
      allow({ sid: 'ReadCatalog', actions: actions('glue', ['GetDatabase', 'GetTags']), resources: catalog }),
      allow({
        sid: 'ReadGlueSecurity',
        actions: ['glue:GetSecurityConfiguration'],
        resources: ['*'],
        everywhere: NAMELESS,
      }),
    ],
    writes: [
      allow({ sid: 'Buckets', actions: actions('s3', BUCKET_WRITES), resources: buckets }),
      allow({
        sid: 'Files',
        actions: actions('s3', ['DeleteObject', 'DeleteObjectVersion', 'PutObject', 'PutObjectTagging']),
        resources: files,
      }),
      allow({
        sid: 'Catalog',
        actions: actions('glue', [
          'CreateDatabase',
          'DeleteDatabase',
          'TagResource',
          'UntagResource',
          'UpdateDatabase',
        ]),
        resources: catalog,
      }),
      allow({
        sid: 'GlueSecurity',
        actions: actions('glue', ['CreateSecurityConfiguration', 'DeleteSecurityConfiguration']),
        resources: ['*'],
        everywhere: NAMELESS,
      }),
      ...emptying(environments, buckets),
    ],
  };
}

/** Data may be deleted only where the environments let their buckets go while they hold some. */
function emptying(environments: readonly Environment[], buckets: readonly string[]): Statement[] {
  if (!environments.every(({ retention }) => retention.forceDestroy)) return [];
  return [
    allow({
      sid: 'EmptyBuckets',
      actions: actions('s3', ['DeleteObject', 'DeleteObjectVersion']),
      resources: buckets.map((bucket) => `${bucket}/*`),
    }),
  ];
}
