import type { TerraformResourceLifecycle } from 'cdktf';
import type { Construct } from 'constructs';

import type { Environment } from '../../../environments/schema/environment';
import type { Names } from '../../../environments/identity/names';
import { EncryptionKey, logsMayUse } from './encryption-key';

/** The bucket for code that the platform runs: DAGs, requirements, job scripts. */
export const ARTIFACTS = 'artifacts';

/** The folder of the artifact bucket that managed Airflow reads its DAGs from. */
export const DAGS = 'airflow/dags';

/** The folder of the artifact bucket that a data product has to itself, without a slash at its end. */
export function productFolder({ repository, deploysTo }: Environment['github']['dataProducts'][number]): string {
  return `${deploysTo === 'airflow-dags' ? DAGS : 'products'}/${repository}`;
}

/** The name of the managed Airflow environment, before its prefix. */
export const AIRFLOW = 'airflow';

/** The log groups that managed Airflow writes: one a module, by names it does not let anyone choose. */
export function airflowLogGroup(names: Names, module: string): string {
  return `airflow-${names.aws(AIRFLOW)}-${module}`;
}

/** What an {@link artifactsKey} is made from. */
export interface ArtifactsKeyProps {
  readonly environment: Environment;
  readonly names: Names;
  readonly lifecycle: TerraformResourceLifecycle;
}

/**
 * The key of the artifact bucket and of managed Airflow, which reads it: MWAA wants one key for both
 * (aws-ia/terraform-aws-mwaa#43). It encrypts no data of the lake, so whoever runs Airflow needs no key to that.
 */
export function artifactsKey(scope: Construct, { environment, names, lifecycle }: ArtifactsKeyProps): EncryptionKey {
  return new EncryptionKey(scope, 'artifacts-key', {
    name: names.aws('lake-artifacts'),
    description: 'Artifacts, and the Airflow environment that runs them',
    environment,
    lifecycle,
    statements: [logsMayUse(environment, airflowLogGroup(names, '*'))],
  });
}
