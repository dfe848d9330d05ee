import { OFF, ON, type Owner, type TypeTable } from '../type-facts';

const BUCKET: Owner = { at: 'bucket', type: 'aws_s3_bucket' };
const FOR_EVER = { absent: Infinity, zero: Infinity };
const PUBLIC_ACLS = ['public-read', 'public-read-write', 'authenticated-read'];
const IN_PUBLIC = 'objects may be read from the internet';
const EARLIER = 'objects that are older are deleted at once';

/** Where files lie: S3, EFS, ECR, backups. */
export const AWS_STORAGE: TypeTable = {
  aws_s3_bucket: {
    source: 'Amazon S3 User Guide, "Deleting a bucket"',
    holds: 'every object in it, with every version',
    serves: 'whatever reads from it or writes to it',
    watches: [
      ['force_destroy', { turns: ON }, 'data-loss medium', 'a later delete takes its objects along without asking'],
      ['policy', 'policy', 'access-widened medium', 'who may use the bucket'],
      ['acl', { becomes: PUBLIC_ACLS }, 'network-exposed high', IN_PUBLIC],
      ['versioning.enabled', { turns: OFF }, 'data-loss medium', 'what is overwritten or deleted is gone'],
      ['lifecycle_rule[id].expiration.days', { lower: FOR_EVER }, 'data-loss high', EARLIER],
    ],
  },
  aws_s3_bucket_lifecycle_configuration: {
    source: 'Amazon S3 User Guide, "Expiring objects"',
    guards: ['cost-raised low', 'objects are kept, and paid for, for ever'],
    watches: [
      ['rule[id].expiration.days', { lower: FOR_EVER }, 'data-loss high', EARLIER, BUCKET],
      ['rule[id].expiration.date', 'set', 'data-loss high', 'objects are deleted from that day', BUCKET],
      [
        'rule[id].noncurrent_version_expiration.noncurrent_days',
        { lower: FOR_EVER },
        'data-loss high',
        'earlier versions that are older are deleted at once',
        BUCKET,
      ],
      [
        'rule[id].noncurrent_version_expiration.newer_noncurrent_versions',
        'changes',
        'data-loss medium',
        'another number of earlier versions is kept',
      ],
      ['rule[id].filter', 'set', 'data-loss medium', 'the rule is about other objects than before', BUCKET],
      ['rule[id].status', { turns: ['Enabled'] }, 'data-loss high', 'a rule that was at rest starts to delete'],
      ['rule[id].expiration.days', { higher: FOR_EVER }, 'cost-raised low', 'objects are kept, and paid for, longer'],
    ],
  },
  aws_s3_bucket_versioning: {
    source: 'Amazon S3 User Guide, "Using versioning in S3 buckets"',
    guards: ['data-loss medium', 'versioning is suspended: what is overwritten or deleted from now on is gone'],
    watches: [
      [
        'versioning_configuration.status',
        { turns: ['Suspended', 'Disabled'] },
        'data-loss medium',
        'what is overwritten or deleted from now on is gone',
      ],
      [
        'versioning_configuration.mfa_delete',
        { turns: ['Disabled', null] },
        'data-loss medium',
        'versions may be deleted without a second factor',
      ],
    ],
  },
  aws_s3_bucket_public_access_block: {
    source: 'Amazon S3 User Guide, "Blocking public access to your Amazon S3 storage"',
    guards: ['network-exposed high', 'policies and lists may make the bucket public'],
    watches: [
      ['block_public_acls', { turns: OFF }, 'network-exposed high', 'access lists may make objects public'],
      ['block_public_policy', { turns: OFF }, 'network-exposed high', 'a policy may make the bucket public'],
      ['ignore_public_acls', { turns: OFF }, 'network-exposed high', 'public access lists take effect'],
      ['restrict_public_buckets', { turns: OFF }, 'network-exposed high', 'a public policy takes effect for everyone'],
    ],
  },
  aws_s3_bucket_policy: {
    source: 'Amazon S3 User Guide, "Bucket policies"',
    guards: ['access-widened medium', 'what the policy denied is no longer denied, and what it allowed fails'],
    watches: [['policy', 'policy', 'access-widened medium', 'who may use the bucket']],
  },
  aws_s3_bucket_acl: {
    source: 'Amazon S3 User Guide, "Access control list (ACL) overview"',
    watches: [
      ['acl', { becomes: PUBLIC_ACLS }, 'network-exposed high', IN_PUBLIC],
      ['acl', 'changes', 'access-widened medium', 'others than before may read or write'],
      ['access_control_policy', 'gains', 'access-widened medium', 'others than before may read or write'],
    ],
  },
  aws_s3_bucket_ownership_controls: {
    source: 'Amazon S3 User Guide, "Controlling ownership of objects and disabling ACLs"',
    guards: ['access-widened medium', 'access lists count again'],
    watches: [
      [
        'rule.object_ownership',
        { turns: ['ObjectWriter', 'BucketOwnerPreferred'] },
        'access-widened medium',
        'access lists count again',
      ],
    ],
  },
  aws_s3_bucket_server_side_encryption_configuration: {
    source: 'Amazon S3 User Guide, "Setting default server-side encryption behavior"',
    guards: ['access-widened medium', 'new objects no longer need the key: whoever may read the bucket reads them'],
    watches: [
      [
        'rule.apply_server_side_encryption_by_default.kms_master_key_id',
        'changes',
        'identity-changed medium',
        'new objects are encrypted with another key',
      ],
      [
        'rule.apply_server_side_encryption_by_default.sse_algorithm',
        { turns: ['AES256'] },
        'access-widened medium',
        'new objects no longer need the key',
      ],
    ],
  },
  aws_s3_bucket_logging: {
    source: 'Amazon S3 User Guide, "Logging requests with server access logging"',
    guards: ['routine medium', 'nobody can tell who read what'],
    watches: [['target_bucket', 'changes', 'routine medium', 'the access log goes elsewhere']],
  },
  aws_s3_object: {
    source: 'Amazon S3 User Guide, "Uploading objects"; its content is in the repository',
    serves: 'whatever reads the file',
    watches: [['acl', { becomes: PUBLIC_ACLS }, 'network-exposed high', IN_PUBLIC]],
  },
  aws_s3_access_point: {
    source: 'Amazon S3 User Guide, "Managing access with access points"',
    grants: 'a door of its own to a bucket',
    watches: [['policy', 'policy', 'access-widened medium', 'who may come through the access point']],
  },
  aws_s3tables_table_bucket: {
    source: 'Amazon S3 User Guide, "Table buckets"',
    holds: 'every table in it',
    serves: 'whatever reads or writes its tables',
  },
  aws_efs_file_system: {
    source: 'Amazon EFS User Guide, "Deleting an Amazon EFS file system"',
    holds: 'every file in it',
    serves: 'whatever mounts it',
    watches: [
      ['throughput_mode', 'changes', 'cost-raised medium', 'throughput is billed in another way'],
      [
        'provisioned_throughput_in_mibps',
        { higher: { absent: 0 } },
        'cost-raised medium',
        'throughput is billed, used or not',
      ],
      [
        'protection.replication_overwrite',
        { turns: ['DISABLED'] },
        'data-loss medium',
        'replication may overwrite its files',
      ],
    ],
  },
  aws_efs_file_system_policy: {
    source: 'Amazon EFS User Guide, "Using IAM to control file system data access"',
    guards: ['access-widened high', 'whoever reaches a mount target may read and write'],
    watches: [['policy', 'policy', 'access-widened medium', 'who may use the file system']],
  },
  aws_efs_mount_target: {
    source: 'Amazon EFS User Guide, "Managing mount targets"',
    serves: 'whatever mounts the file system through it',
    watches: [['security_groups', 'changes', 'network-exposed medium', 'others than before may reach it']],
  },
  aws_ecr_repository: {
    source: 'Amazon ECR User Guide, "Deleting a private repository"',
    holds: 'every image in it',
    serves: 'whatever pulls from it',
    watches: [
      ['force_delete', { turns: ON }, 'data-loss medium', 'a later delete takes its images along without asking'],
      [
        'image_tag_mutability',
        { turns: ['MUTABLE'] },
        'identity-changed medium',
        'a tag may come to mean another image',
      ],
    ],
  },
  aws_ecr_lifecycle_policy: {
    source: 'Amazon ECR User Guide, "Automate the cleanup of images by using lifecycle policies"',
    guards: ['cost-raised low', 'images are kept, and paid for, for ever'],
    watches: [
      [
        'policy',
        'changes',
        'data-loss high',
        'images that it selects are deleted within a day',
        { at: 'repository', type: 'aws_ecr_repository' },
      ],
    ],
  },
  aws_ecr_repository_policy: {
    source: 'Amazon ECR User Guide, "Private repository policies"',
    serves: 'whoever pulls or pushes by it',
    watches: [['policy', 'policy', 'access-widened medium', 'who may pull and push']],
  },
  aws_backup_vault: {
    source: 'AWS Backup Developer Guide, "Backup vaults"',
    holds: 'every backup in it',
    watches: [['force_destroy', { turns: ON }, 'data-loss medium', 'a later delete takes its backups along']],
  },
  aws_backup_plan: {
    source: 'AWS Backup Developer Guide, "Managing backups using backup plans"',
    guards: ['data-loss medium', 'nothing makes backups any more'],
    watches: [
      [
        'rule[rule_name].lifecycle.delete_after',
        { lower: FOR_EVER },
        'data-loss medium',
        'new backups are kept for less time',
      ],
      ['rule[rule_name].schedule', 'alters', 'data-loss medium', 'backups are made at other times'],
    ],
  },
};
