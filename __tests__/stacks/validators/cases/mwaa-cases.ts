import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { MwaaEnvironment, type MwaaEnvironmentConfig } from '@cdktf/provider-aws/lib/mwaa-environment';

import type { TerraformStack } from 'cdktf';

import type { Build, RuleCase } from '../rule-case';

const ENABLED = { enabled: true, logLevel: 'INFO' };
const LOGS = {
  dagProcessingLogs: ENABLED,
  schedulerLogs: ENABLED,
  taskLogs: ENABLED,
  webserverLogs: ENABLED,
  workerLogs: ENABLED,
};
const NETWORK = { securityGroupIds: ['sg-1'], subnetIds: ['subnet-1', 'subnet-2'] };

function made(stack: TerraformStack, config: Partial<MwaaEnvironmentConfig>): MwaaEnvironment {
  return new MwaaEnvironment(stack, 'mwaa', {
    name: 'dev-airflow',
    dagS3Path: 'dags/',
    executionRoleArn: 'arn:aws:iam::111111111111:role/dev-airflow-execution',
    sourceBucketArn: 'arn:aws:s3:::dev-artifacts-111111111111',
    networkConfiguration: NETWORK,
    ...config,
  });
}

function airflow(config: Partial<MwaaEnvironmentConfig>): Build {
  return (stack) => made(stack, config);
}

const withLogGroups: Build = (stack) => {
  airflow({ loggingConfiguration: LOGS })(stack);
  for (const module of ['DAGProcessing', 'Scheduler', 'Task', 'WebServer', 'Worker']) {
    new CloudwatchLogGroup(stack, module, { name: `airflow-dev-airflow-${module}` });
  }
};

export const mwaaCases: readonly RuleCase[] = [
  {
    code: 'mwaa-micro-scheduler',
    fails: airflow({ environmentClass: 'mw1.micro', schedulers: 2 }),
    says: 'dev-test/mwaa: schedulers is 2, but mw1.micro has one scheduler; set airflow.schedulers to 1',
    passes: airflow({ environmentClass: 'mw1.micro', schedulers: 1 }),
  },
  {
    code: 'mwaa-micro-webserver',
    fails: airflow({ environmentClass: 'mw1.micro', minWebservers: 1, maxWebservers: 2 }),
    says: 'max_webservers is 2',
    passes: airflow({ environmentClass: 'mw1.micro', minWebservers: 1, maxWebservers: 1 }),
  },
  {
    code: 'mwaa-schedulers',
    fails: airflow({ environmentClass: 'mw1.small', schedulers: 1 }),
    says: 'schedulers is 1',
    passes: airflow({ environmentClass: 'mw1.small', schedulers: 2 }),
  },
  {
    code: 'mwaa-subnets',
    fails: airflow({ networkConfiguration: { ...NETWORK, subnetIds: ['subnet-1', 'subnet-2', 'subnet-3'] } }),
    says: 'MWAA takes exactly two',
    passes: airflow({}),
  },
  {
    code: 'mwaa-file-version',
    fails: (stack) => {
      const pinned = { requirementsS3Path: 'requirements.txt', requirementsS3ObjectVersion: 'v1' };
      made(stack, pinned).addOverride('requirements_s3_object_version', null);
    },
    says: 'requirements_s3_object_version is missing',
    passes: airflow({ requirementsS3Path: 'requirements.txt', requirementsS3ObjectVersion: 'v1' }),
  },
  {
    code: 'mwaa-log-groups',
    fails: airflow({ loggingConfiguration: LOGS }),
    says: 'has no log group airflow-dev-airflow-Worker',
    passes: withLogGroups,
  },
  {
    code: 'mwaa-webserver-access',
    fails: airflow({ webserverAccessMode: 'PUBLIC_ONLY' }),
    says: 'webserver_access_mode is "PUBLIC_ONLY"',
    passes: airflow({ webserverAccessMode: 'PRIVATE_ONLY' }),
  },
  {
    code: 'mwaa-key',
    fails: airflow({}),
    says: 'kms_key is missing',
    passes: airflow({ kmsKey: 'arn:aws:kms:eu-west-1:111111111111:key/1' }),
  },
  {
    code: 'mwaa-maintenance',
    fails: airflow({ weeklyMaintenanceWindowStart: 'MON:12:00' }),
    says: 'weekly_maintenance_window_start is "MON:12:00"',
    passes: airflow({ weeklyMaintenanceWindowStart: 'SUN:03:00' }),
  },
  {
    code: 'mwaa-options-secret',
    fails: airflow({ airflowConfigurationOptions: { 'core.fernet_key': 'x' } }),
    says: 'airflow_configuration_options sets core.fernet_key',
    passes: airflow({ airflowConfigurationOptions: { 'core.default_timezone': 'UTC' } }),
  },
];
