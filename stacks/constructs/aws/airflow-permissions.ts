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
    // CloudWatch has no resources to name (Service Authorization Reference, "Amazon CloudWatch").
    allow({ sid: 'CloudWatch', actions: ['cloudwatch:PutMetricData'], resources: ['*'] }),
    ...queue(environment, keyArn),
  ];
}

function files(bucket: string): Statement[] {
  const arn = `arn:aws:s3:::${bucket}`;
  return [
    allow({ sid: 'Files', actions: ['s3:GetObject*', 's3:GetBucket*', 's3:List*'], resources: [arn, `${arn}/*`] }),
    deny({ sid: 'NoOtherBuckets', actions: ['s3:ListAllMyBuckets'], resources: ['*'] }),
    // MWAA refuses to start unless it can see that the account's buckets are not public; the call names no resource.
    allow({ sid: 'PublicAccess', actions: ['s3:GetAccountPublicAccessBlock'], resources: ['*'] }),
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
