import type { IrreversibleKind } from '../../model/irreversible';

/** What is lost for good with an object, besides what lies in it. */
export interface GoneWithIt {
  readonly type: string;
  readonly kind: Extract<IrreversibleKind, 'key-destroyed' | 'name-lost'>;
  /** A clause: what nobody gets back. */
  readonly because: string;
  /** The page of the documentation that says so. */
  readonly source: string;
}

/** Keys and names that a delete or a replace gives up. */
export const GONE_WITH_IT: readonly GoneWithIt[] = [
  {
    type: 'aws_kms_key',
    kind: 'key-destroyed',
    because: 'once its waiting period is over, nothing that is encrypted with it can ever be read',
    source: 'AWS KMS Developer Guide, "Delete an AWS KMS key"',
  },
  {
    type: 'aws_kms_replica_key',
    kind: 'key-destroyed',
    because: 'once its waiting period is over, nothing that is encrypted with it in its region can be read there',
    source: 'AWS KMS Developer Guide, "Deleting multi-Region keys"',
  },
  {
    type: 'tls_private_key',
    kind: 'key-destroyed',
    because: 'its private half was only in the state; whoever trusts the public half has to be given another one',
    source: 'HashiCorp TLS provider, "tls_private_key"',
  },
  {
    type: 'aws_iam_access_key',
    kind: 'key-destroyed',
    because: 'its secret cannot be made again; whoever signs in with it needs another one',
    source: 'IAM User Guide, "Manage access keys for IAM users"',
  },
  {
    type: 'aws_s3_bucket',
    kind: 'name-lost',
    because: 'anybody may take its name, and whatever still writes to that name writes to them',
    source: 'Amazon S3 User Guide, "Deleting a bucket"',
  },
  {
    type: 'aws_secretsmanager_secret',
    kind: 'name-lost',
    because: 'its name cannot be used again before its recovery window is over',
    source: 'AWS Secrets Manager User Guide, "Delete an AWS Secrets Manager secret"',
  },
  {
    type: 'aws_eip',
    kind: 'name-lost',
    because: 'its address goes to somebody else, and lists that allow it then allow them',
    source: 'Amazon EC2 User Guide, "Elastic IP addresses"',
  },
];
