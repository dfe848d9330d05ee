import type { Environment } from '../../../environments/schema/environment';
import { allow, deny, type Statement } from '../aws/policy';
import { Names } from '../../../environments/identity/names';
import { IDENTITY_PREFIX, WORKLOAD_BOUNDARY } from '../../../environments/identity/role-names';
import { parametersOf } from './foundation-permissions';
import { guestsOf } from './guests';
import { actions } from './permissions';
import type { StateStore } from './state-permissions';

/**
 * The most that a deployer can ever do, whatever is attached to it later: the kinds of action that its own permissions
 * name, never outside the names of the environment and of those that it hosts, and never to what decides who may deploy.
 */
export function deployerBoundary(environment: Environment, states: StateStore, own: readonly Statement[]): Statement[] {
  return [
    allow({
      sid: 'KindsOfAction',
      actions: kindsOfAction(own),
      resources: ['*'],
      everywhere: 'a boundary grants nothing: the denials below say where',
    }),
    ...ownNamesOnly(environment, states),
    ...noEscalation(environment),
    deny({
      sid: 'KeepKeys',
      actions: actions('kms', ['CreateGrant', 'Disable*', 'PutKeyPolicy', 'ScheduleKeyDeletion', '*Alias']),
      resources: [states.keyArn, states.reviewKeyArn],
    }),
    deny({ sid: 'KeepOldStates', actions: ['s3:DeleteObjectVersion'], resources: [`${states.bucketArn}/*`] }),
  ];
}

/**
 * The most that a role of a service can do: work with the environment's data, logs and messages. Nothing here grants
 * identities or networks, so a stack cannot make a role that is stronger than the deployer.
 */
export function workloadBoundary(environment: Environment): Statement[] {
  const names = new Names(environment);
  const lake = `arn:aws:s3:::${names.aws('lake-*')}`;
  return [
    allow({
      sid: 'Data',
      actions: actions('s3', ['AbortMultipartUpload', 'DeleteObject', 'Get*', 'List*', 'PutObject']),
      resources: [lake],
    }),
    allow({ sid: 'Keys', actions: actions('kms', KEY_USE), resources: [names.arn('kms', 'key/*')] }),
    allow({
      sid: 'Catalog',
      actions: actions('glue', [
        'BatchGet*',
        'BatchCreatePartition',
        'CreateTable',
        'Get*',
        'UpdateTable',
        'StartJobRun',
      ]),
      resources: [names.arn('glue', '*')],
    }),
    allow({
      sid: 'Logs',
      actions: actions('logs', ['CreateLogStream', 'Describe*', 'Get*', 'PutLogEvents']),
      resources: [names.arn('logs', '*')],
    }),
    allow({
      sid: 'Messages',
      actions: actions('sqs', ['ChangeMessageVisibility', 'DeleteMessage', 'Get*', 'ReceiveMessage', 'SendMessage']),
      resources: [`arn:aws:sqs:${environment.aws.region}:*:airflow-celery-*`],
    }),
    allow({
      sid: 'Secrets',
      actions: ['secretsmanager:GetSecretValue', 'ssm:GetParameter*'],
      resources: [
        names.arn('secretsmanager', `secret:${names.aws('*')}`),
        names.arn('ssm', `parameter${names.parameter('*')}`),
      ],
    }),
    allow({
      sid: 'AirflowMetrics',
      actions: ['airflow:PublishMetrics'],
      resources: [names.arn('airflow', `environment/${names.aws('*')}`)],
    }),
    allow({
      sid: 'Metrics',
      actions: ['cloudwatch:PutMetricData', 's3:GetAccountPublicAccessBlock'],
      resources: ['*'],
      everywhere: 'metrics and the settings of an account are no resources to IAM',
    }),
  ];
}

const KEY_USE = ['Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey*'];

/** `s3:PutBucketPolicy` is of the kind `s3:Put*`. */
function kindsOfAction(statements: readonly Statement[]): string[] {
  const allowed = statements.filter(({ effect }) => effect === 'Allow').flatMap((statement) => statement.actions);
  return [...new Set(allowed.map((action) => action.replace(/^([a-z0-9]+:[A-Z][a-z]+).*$/, '$1*')))].sort();
}

function ownNamesOnly(environment: Environment, { bucketArn, keyPrefixes }: StateStore): Statement[] {
  const names = new Names(environment);
  const guests = guestsOf(environment);
  const served = [names, ...guests.map((guest) => new Names(guest))];
  const lakes = served.map((it) => `arn:aws:s3:::${it.aws('lake-*')}`);
  const states = [...keyPrefixes, ...guests.map(({ name }) => name)].map((prefix) => `${bucketArn}/${prefix}/*`);
  return [
    deny({
      sid: 'OwnNames',
      actions: [
        ...actions('s3', ['Create*', 'Delete*', 'Put*']),
        ...actions('iam', ['Create*', 'Delete*', 'Pass*', 'Put*', 'Update*']),
        ...actions('ssm', ['Delete*', 'Put*']),
        ...actions('airflow', ['Create*', 'Delete*', 'Update*']),
      ],
      notResources: [
        ...lakes,
        ...states,
        names.roleArn('*'),
        `arn:aws:iam::${environment.aws.accountId}:role/aws-service-role/airflow.amazonaws.com/*`,
        ...served.map(parametersOf),
        names.arn('airflow', `environment/${names.aws('*')}`),
      ],
    }),
    deny({
      sid: 'OwnStates',
      actions: ['s3:GetObject*'],
      notResources: [...lakes, ...states],
    }),
  ];
}

function noEscalation(environment: Environment): Statement[] {
  const names = new Names(environment);
  const writes = ['Add*', 'Attach*', 'Create*', 'Delete*', 'Detach*', 'Pass*', 'Put*', 'Remove*', 'Set*', 'Tag*'];
  return [
    deny({
      sid: 'RolesNeedBoundary',
      actions: ['iam:CreateRole', 'iam:PutRolePermissionsBoundary'],
      resources: [names.roleArn('*')],
      conditions: { StringNotEquals: { 'iam:PermissionsBoundary': names.policyArn(WORKLOAD_BOUNDARY) } },
    }),
    deny({ sid: 'BoundariesStay', actions: ['iam:DeleteRolePermissionsBoundary'], resources: ['*'] }),
    deny({
      sid: 'IdentitiesStay',
      actions: actions('iam', [...writes, 'Untag*', 'Update*']),
      resources: [
        names.roleArn(`${IDENTITY_PREFIX}*`),
        names.policyArn(`${IDENTITY_PREFIX}*`),
        `arn:aws:iam::${environment.aws.accountId}:oidc-provider/*`,
      ],
    }),
  ];
}
