import type { Environment } from '../../../environments/schema/environment';
import { Names } from '../../../environments/identity/names';
import { AIRFLOW, airflowLogGroup, ARTIFACTS } from './artifacts';
import { allow, deny, type Statement } from './policy';

/**
 * What managed Airflow itself needs, and no more (Amazon MWAA User Guide, "Amazon MWAA execution role"). It cannot make
 * log groups: those exist before it, so that they are encrypted and expire. What DAGs may do comes on top, by role.
 */
export function airflowPermissions(environment: Environment, keyArn: string): Statement[] {
  const names = new Names(environment);
  return [
    allow({
      sid: 'Metrics',
      actions: ['airflow:PublishMetrics'],
      resources: [names.arn('airflow', `environment/${names.aws(AIRFLOW)}`)],
    }),
    ...files(names.bucket(`lake-${ARTIFACTS}`)),
    ...logs(names),
    allow({
      sid: 'CloudWatch',
      actions: ['cloudwatch:PutMetricData'],
      resources: ['*'],
      everywhere: 'metrics are no resources to IAM',
    }),
    ...queue(environment, keyArn),
  ];
}

function files(bucket: string): Statement[] {
  const arn = `arn:aws:s3:::${bucket}`;
  return [
    allow({ sid: 'Files', actions: ['s3:GetObject*', 's3:GetBucket*', 's3:List*'], resources: [arn, `${arn}/*`] }),
    deny({ sid: 'NoOtherBuckets', actions: ['s3:ListAllMyBuckets'], resources: ['*'] }),
    allow({
      sid: 'PublicAccess',
      actions: ['s3:GetAccountPublicAccessBlock'],
      resources: ['*'],
      everywhere: "MWAA starts only where it sees the account's own setting, which is no resource",
    }),
  ];
}

function logs(names: Names): Statement[] {
  const group = airflowLogGroup(names, '*');
  return [
    allow({
      sid: 'Logs',
      actions: [
        'CreateLogStream',
        'PutLogEvents',
        'GetLogEvents',
        'GetLogRecord',
        'GetLogGroupFields',
        'GetQueryResults',
      ].map((action) => `logs:${action}`),
      resources: [names.arn('logs', `log-group:${group}`)],
    }),
    allow({ sid: 'FindLogs', actions: ['logs:DescribeLogGroups'], resources: [names.arn('logs', 'log-group:*')] }),
  ];
}

function queue({ aws: { region } }: Environment, keyArn: string): Statement[] {
  const actions = [
    'ChangeMessageVisibility',
    'DeleteMessage',
    'GetQueueAttributes',
    'GetQueueUrl',
    'ReceiveMessage',
    'SendMessage',
  ];
  return [
    // The queue is in an account of AWS's own.
    allow({
      sid: 'Queue',
      actions: actions.map((action) => `sqs:${action}`),
      resources: [`arn:aws:sqs:${region}:*:airflow-celery-*`],
    }),
    allow({
      sid: 'Key',
      actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey*', 'kms:Encrypt'],
      resources: [keyArn],
      conditions: {
        StringEquals: { 'kms:ViaService': [`sqs.${region}.amazonaws.com`, `s3.${region}.amazonaws.com`] },
      },
    }),
  ];
}
