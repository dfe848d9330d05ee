import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import type { TerraformResourceLifecycle } from 'cdktf';
import { Construct } from 'constructs';

import type { Environment } from '../../../environments/schema/environment';
import { allow, policy, type Statement } from './policy';

/** What an {@link EncryptionKey} is for. */
export interface EncryptionKeyProps {
  /** With the environment's prefix; also the key's alias. */
  readonly name: string;
  readonly description: string;
  readonly environment: Environment;
  readonly lifecycle: TerraformResourceLifecycle;
  /** What AWS services may do with the key; the account's IAM policies decide for everyone else. */
  readonly statements?: readonly Statement[];
}

/** A symmetric key that rotates every year and waits for the environment's days before it is deleted. */
export class EncryptionKey extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: EncryptionKeyProps) {
    super(scope, id);
    const { name, description, environment, lifecycle, statements = [] } = props;
    const key = new KmsKey(this, 'key', {
      description,
      enableKeyRotation: true,
      deletionWindowInDays: environment.retention.kmsDeletionDays,
      policy: policy([accountAccess(environment.aws.accountId), ...statements]),
      tags: { Name: name },
      lifecycle,
    });
    new KmsAlias(this, 'alias', { name: `alias/${name}`, targetKeyId: key.keyId });
    this.arn = key.arn;
  }
}

const THIS_KEY = { resources: ['*'], everywhere: 'in the policy of a key, this means that key' } as const;

/**
 * Leaves access to the account's IAM policies. Without the whole of it a key could become unmanageable (AWS KMS
 * Developer Guide, "Default key policy"), so the actions are spelled out by their verbs rather than as `kms:*`.
 */
function accountAccess(accountId: string): Statement {
  const verbs = ['Create', 'Describe', 'Enable', 'List', 'Put', 'Update', 'Revoke', 'Disable', 'Get', 'Delete'];
  return allow({
    sid: 'AccountAccess',
    principals: { AWS: `arn:aws:iam::${accountId}:root` },
    actions: [
      ...verbs.map((verb) => `kms:${verb}*`),
      ...[
        'TagResource',
        'UntagResource',
        'ScheduleKeyDeletion',
        'CancelKeyDeletion',
        'RetireGrant',
        'RotateKeyOnDemand',
      ].map((action) => `kms:${action}`),
      ...['Encrypt', 'Decrypt', 'ReEncrypt*', 'GenerateDataKey*'].map((action) => `kms:${action}`),
    ],
    ...THIS_KEY,
  });
}

/** Lets CloudWatch Logs of a region use a key for log groups of one name pattern, and for nothing else. */
export function logsMayUse({ aws }: Environment, logGroups: string): Statement {
  return allow({
    sid: 'LogsEncrypt',
    principals: { Service: `logs.${aws.region}.amazonaws.com` },
    actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
    ...THIS_KEY,
    conditions: {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:${aws.region}:${aws.accountId}:log-group:${logGroups}`,
      },
    },
  });
}
