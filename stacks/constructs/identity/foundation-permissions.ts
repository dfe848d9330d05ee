import type { Environment } from '../../../environments/schema/environment';
import { allow } from '../aws/policy';
import { Names } from '../../../environments/identity/names';
import { actions, type Permissions } from './permissions';

/** What every stack builds on: keys, log groups, and the parameters that hand values from one stack to another. */
export function foundationPermissions(environment: Environment): Permissions {
  const own = [environment];
  const parts = [keys(environment), aliasPermissions(own), logs(environment), parameterPermissions(own)];
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
      allow({
        sid: 'ListKeys',
        actions: ['kms:ListAliases'],
        resources: ['*'],
        everywhere: 'the list of the aliases of an account names no resource',
      }),
      allow({ sid: 'ReadKeys', actions: actions('kms', reads), resources: [key] }),
    ],
    writes: [
      allow({
        sid: 'MakeKeys',
        actions: ['kms:CreateKey'],
        resources: ['*'],
        everywhere: 'a key has no name before it is made',
      }),
      allow({ sid: 'Keys', actions: actions('kms', [...writes, 'TagResource', 'UntagResource']), resources: [key] }),
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

/** The names of keys. To give one takes the right to both: the name, and the key that it is for. */
export function aliasPermissions(environments: readonly Environment[]): Permissions {
  const aliases = environments.flatMap((environment) => {
    const names = new Names(environment);
    return [names.arn('kms', `alias/${names.aws('*')}`), names.arn('kms', 'key/*')];
  });
  const writes = actions('kms', ['CreateAlias', 'DeleteAlias', 'UpdateAlias']);
  return { reads: [], writes: [allow({ sid: 'Aliases', actions: writes, resources: [...new Set(aliases)] })] };
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

/** The values that stacks hand each other. */
export function parameterPermissions(environments: readonly Environment[]): Permissions {
  const own = environments.map((environment) => new Names(environment)).map(parametersOf);
  return {
    reads: [
      allow({
        sid: 'ListParameters',
        actions: ['ssm:DescribeParameters'],
        resources: ['*'],
        everywhere: 'the list of the parameters of an account names no resource, and no value',
      }),
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

/** The ARN pattern of every parameter of an environment. */
export function parametersOf(names: Names): string {
  return names.arn('ssm', `parameter${names.parameter('*')}`);
}
