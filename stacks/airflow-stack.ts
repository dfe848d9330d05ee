import { MwaaEnvironment, type MwaaEnvironmentConfig } from '@cdktf/provider-aws/lib/mwaa-environment';
import type { Construct } from 'constructs';

import { AirflowFiles } from './constructs/aws/airflow-files';
import { AirflowLogs } from './constructs/aws/airflow-logs';
import { airflowPermissions } from './constructs/aws/airflow-permissions';
import { AIRFLOW, ARTIFACTS } from './constructs/aws/artifacts';
import { awsProvider } from './constructs/aws/aws-provider';
import { published } from './constructs/aws/published-value';
import { ServiceRole } from './constructs/aws/service-role';
import type { Having } from './constructs/has';
import { PlatformStack } from './constructs/platform-stack';
import { ROLE_NAMES } from '../environments/identity/role-names';

type Everything = Having<'airflow' | 'lake' | 'network'>;

/** MWAA takes exactly two private subnets, in two zones (Amazon MWAA User Guide, "About networking"). */
const SUBNETS = 2;

/** Managed Airflow: private where the environment says so, with logs that are encrypted and expire. */
export class AirflowStack extends PlatformStack {
  constructor(scope: Construct, environment: Everything) {
    super(scope, 'airflow', environment);
    awsProvider(this, environment);
    const { airflow } = environment;
    const bucket = this.names.bucket(`lake-${ARTIFACTS}`);
    const keyArn = published(this, this.names, 'lake/artifacts-key-arn');
    const logs = new AirflowLogs(this, 'logs', { environment, keyArn });
    const role = this.executionRole(keyArn);
    const { dags, requirements, plugins } = new AirflowFiles(this, 'files', { bucket, airflow });
    new MwaaEnvironment(this, 'mwaa', {
      ...sizing(airflow),
      name: this.names.aws(AIRFLOW),
      kmsKey: keyArn,
      sourceBucketArn: `arn:aws:s3:::${bucket}`,
      dagS3Path: dags,
      requirementsS3Path: requirements.key,
      requirementsS3ObjectVersion: requirements.versionId,
      ...(plugins !== undefined && { pluginsS3Path: plugins.key, pluginsS3ObjectVersion: plugins.versionId }),
      executionRoleArn: role.arn,
      networkConfiguration: this.network(environment),
      loggingConfiguration: logs.configuration,
      timeouts: { create: '120m', update: '90m', delete: '90m' },
      lifecycle: this.durable,
      // A role's permissions take a while to hold, and MWAA checks them while it starts.
      dependsOn: [...logs.groups, role.permissions],
    });
  }

  private executionRole(keyArn: string): ServiceRole {
    return new ServiceRole(this, 'execution', {
      name: ROLE_NAMES.airflow,
      description: 'What Airflow and its tasks run as',
      environment: this.environment,
      services: ['airflow.amazonaws.com', 'airflow-env.amazonaws.com'],
      actingFor: this.names.arn('airflow', `environment/${this.names.aws(AIRFLOW)}`),
      statements: airflowPermissions(this.environment, keyArn),
    });
  }

  private network({ network }: Everything): MwaaEnvironmentConfig['networkConfiguration'] {
    const subnetOf = (zone: string) => published(this, this.names, `network/private-subnet-id/${zone}`);
    return {
      securityGroupIds: [published(this, this.names, 'network/airflow-security-group-id')],
      subnetIds: network.zones.slice(0, SUBNETS).map(subnetOf),
    };
  }
}

function sizing(airflow: Everything['airflow']) {
  return {
    airflowVersion: airflow.version,
    airflowConfigurationOptions: airflow.options,
    environmentClass: airflow.class,
    minWorkers: airflow.minimumWorkers,
    maxWorkers: airflow.maximumWorkers,
    schedulers: airflow.schedulers,
    minWebservers: airflow.minimumWebServers,
    maxWebservers: airflow.maximumWebServers,
    webserverAccessMode: airflow.webServerAccess === 'private' ? 'PRIVATE_ONLY' : 'PUBLIC_ONLY',
    weeklyMaintenanceWindowStart: airflow.maintenanceWindow,
  } satisfies Partial<MwaaEnvironmentConfig>;
}
