import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import type { TerraformResourceLifecycle } from 'cdktf';
import { Construct } from 'constructs';

import { Names } from '../../../environments/identity/names';
import { REVIEW_KEY, ROLE_NAMES } from '../../../environments/identity/role-names';
import type { Environment } from '../../../environments/schema/environment';
import { allow, policy } from '../aws/policy';
import { actions } from './permissions';

/** The environment whose reviews the key signs, and how long it is kept. */
export interface ReviewKeyProps {
  readonly environment: Environment;
  readonly lifecycle: TerraformResourceLifecycle;
}

/**
 * A key that signs the reviews of an environment and never leaves KMS: the roles that plan and apply make codes with it, and
 * nobody else does. KMS rotates no keys of this kind (AWS KMS Developer Guide, "HMAC keys in AWS KMS").
 */
export class ReviewKey extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { environment, lifecycle }: ReviewKeyProps) {
    super(scope, id);
    const name = new Names(environment).aws(REVIEW_KEY);
    const key = new KmsKey(this, 'key', {
      description: 'Signs the reviews of this environment',
      customerMasterKeySpec: 'HMAC_256',
      keyUsage: 'GENERATE_VERIFY_MAC',
      deletionWindowInDays: environment.retention.kmsDeletionDays,
      policy: policy(keyPolicy(environment)),
      tags: { Name: name },
      lifecycle,
    });
    new KmsAlias(this, 'alias', { name: `alias/${name}`, targetKeyId: key.keyId });
    this.arn = key.arn;
  }
}

const ADMINISTRATION = [
  ...['Create', 'Describe', 'Enable', 'List', 'Put', 'Update', 'Revoke', 'Disable', 'Get', 'Delete'].map(
    (v) => `${v}*`,
  ),
  ...['TagResource', 'UntagResource', 'ScheduleKeyDeletion', 'CancelKeyDeletion'],
];

const THIS_KEY = { resources: ['*'], everywhere: 'in the policy of a key, this means that key' } as const;

/**
 * Leaves its administration to the account's IAM policies. Its use takes more than such a policy: being one of two roles, by
 * their names rather than as principals, which would have to be there first.
 */
function keyPolicy(environment: Environment) {
  const names = new Names(environment);
  const principals = { AWS: `arn:aws:iam::${environment.aws.accountId}:root` };
  const roles = [names.roleArn(ROLE_NAMES.plan), names.roleArn(ROLE_NAMES.apply)];
  return [
    allow({ sid: 'Administration', principals, actions: actions('kms', ADMINISTRATION), ...THIS_KEY }),
    allow({
      sid: 'Reviews',
      principals,
      actions: ['kms:GenerateMac'],
      ...THIS_KEY,
      conditions: { ArnEquals: { 'aws:PrincipalArn': roles } },
    }),
  ];
}
