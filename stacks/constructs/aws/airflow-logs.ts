import type { MwaaEnvironmentLoggingConfiguration } from '@cdktf/provider-aws/lib/mwaa-environment';
import { Construct } from 'constructs';

import type { Having } from '../has';
import { Names } from '../../../environments/identity/names';
import { airflowLogGroup } from './artifacts';
import { EncryptedLogGroup } from './encrypted-log-group';

/** The modules of Airflow that log, as MWAA names their groups. */
const MODULES = ['DAGProcessing', 'Scheduler', 'Task', 'WebServer', 'Worker'] as const;

/** Whose logs {@link AirflowLogs} keeps. */
export interface AirflowLogsProps {
  readonly environment: Having<'airflow'>;
  readonly keyArn: string;
}

/**
 * The five log groups of managed Airflow, made before it: those that MWAA makes by itself are not encrypted by the
 * environment's key and never expire.
 */
export class AirflowLogs extends Construct {
  readonly groups: readonly EncryptedLogGroup[];
  readonly configuration: MwaaEnvironmentLoggingConfiguration;

  constructor(scope: Construct, id: string, { environment, keyArn }: AirflowLogsProps) {
    super(scope, id);
    const names = new Names(environment);
    this.groups = MODULES.map(
      (module) => new EncryptedLogGroup(this, module, { name: airflowLogGroup(names, module), keyArn, environment }),
    );
    const logs = { enabled: true, logLevel: environment.airflow.logLevel };
    this.configuration = {
      dagProcessingLogs: logs,
      schedulerLogs: logs,
      taskLogs: logs,
      webserverLogs: logs,
      workerLogs: logs,
    };
  }
}
