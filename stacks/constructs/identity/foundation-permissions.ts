import type { Environment } from '../../../environments/schema/environment';
import { allow } from '../aws/policy';
import { Names } from '../names';
import { actions, type Permissions } from './permissions';

/** What every stack builds on: keys, log groups, and the parameters that hand values from one stack to another. */
export function foundationPermissions(environment: Environment): Permissions {
  const parts = [keys(environment), logs(environment), parameters(environment)];
  return { reads: parts.flatMap(({ reads }) => reads), writes: parts.flatMap(({ writes }) => writes) };
}

/** A key has no name of its own, so these reach every key of the account but those that are denied. */
function keys(environment: Environment): Permissions {
  const names = new Names(environment);
  const { region } = environment.aws;
  const key = names.arn('kms', 'key/*');
  const reads = ['DescribeKey', 'GetKeyPolicy', 'GetKeyRotationStatus', 'ListGrants', 'ListResourceTags'];
  const writes = [
    'EnableKeyRotation',
    'PutKeyPolicy',
    'ScheduleKeyDeletion',
    'CancelKeyDeletion',
    'UpdateKeyDescription',
  ];
  return {
    reads: [
      allow({ sid: 'ListKeys', actions: ['kms:ListAliases'], resources: ['*'] }),
      allow({ sid: 'ReadKeys', actions: actions('kms', reads), resources: [key] }),
    ],
    writes: [
      allow({ sid: 'MakeKeys', actions: ['kms:CreateKey'], resources: ['*'] }),
      allow({ sid: 'Keys', actions: actions('kms', [...writes, 'TagResource', 'UntagResource']), resources: [key] }),
      allow({
        sid: 'Aliases',
        actions: actions('kms', ['CreateAlias', 'DeleteAlias', 'UpdateAlias']),
        resources: [names.arn('kms', `alias/${names.aws('*')}`), key],
      }),
      allow({
        sid: 'LendKeys',
        actions: ['kms:CreateGrant', 'kms:RevokeGrant'],
        resources: [key],
        conditions: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      }),
      allow({
        sid: 'EncryptFiles',
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: [key],
        conditions: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } },
      }),
    ],
  };
}

function logs(environment: Environment): Permissions {
  const names = new Names(environment);
  const groups = [`airflow-${names.aws('*')}`, `/sluice/${names.aws('*')}`].map((group) =>
    names.arn('logs', `log-group:${group}`),
  );
  const writes = ['AssociateKmsKey', 'CreateLogGroup', 'DeleteLogGroup', 'DeleteRetentionPolicy', 'DisassociateKmsKey'];
  return {
    reads: [
      allow({ sid: 'ListLogs', actions: ['logs:DescribeLogGroups'], resources: [names.arn('logs', 'log-group:*')] }),
      allow({ sid: 'ReadLogs', actions: ['logs:ListTagsForResource'], resources: groups }),
    ],
    writes: [
      allow({
        sid: 'Logs',
        actions: actions('logs', [...writes, 'PutRetentionPolicy', 'TagResource', 'UntagResource']),
        resources: groups,
      }),
    ],
  };
}

function parameters(environment: Environment): Permissions {
  const names = new Names(environment);
  const own = [names.arn('ssm', `parameter${names.parameter('*')}`)];
  return {
    reads: [
      allow({ sid: 'ListParameters', actions: ['ssm:DescribeParameters'], resources: ['*'] }),
      allow({
        sid: 'ReadParameters',
        actions: actions('ssm', ['GetParameter', 'GetParameters', 'ListTagsForResource']),
        resources: own,
      }),
    ],
    writes: [
      allow({
        sid: 'Parameters',
        actions: actions('ssm', ['AddTagsToResource', 'DeleteParameter', 'PutParameter', 'RemoveTagsFromResource']),
        resources: own,
      }),
    ],
  };
}
