import { isOn, read } from '../attributes';
import { stands } from '../finding';
import type { Flaw, Rule } from '../rule';

/** What holds data, or an identity that cannot be made again: destroying it loses something no apply brings back. */
export const STATEFUL: readonly string[] = [
  'aws_codecommit_repository',
  'aws_db_instance',
  'aws_dynamodb_table',
  'aws_ecr_repository',
  'aws_efs_file_system',
  'aws_kms_key',
  'aws_mwaa_environment',
  'aws_opensearch_domain',
  'aws_rds_cluster',
  'aws_redshift_cluster',
  'aws_redshiftserverless_namespace',
  'aws_s3_bucket',
  'aws_s3tables_table_bucket',
  'aws_secretsmanager_secret',
  'github_repository',
  'snowflake_database',
  'snowflake_table',
];

const kept: Rule = {
  code: 'durable',
  guarantees: 'What holds data cannot be destroyed where its environment says so.',
  types: STATEFUL,
  check({ attributes }, { environment }): Flaw[] {
    const value = read(attributes, 'lifecycle.prevent_destroy');
    if (!environment.retention.preventDestroy || isOn(value)) return [];
    return [
      {
        what: stands('lifecycle.prevent_destroy', value),
        because: 'retention.preventDestroy is true here, and this holds data',
        mend: 'pass lifecycle: this.durable',
      },
    ];
  },
};

const released: Rule = {
  code: 'disposable',
  guarantees: 'Everything can be destroyed where its environment says so.',
  types: '*',
  check({ attributes }, { environment }): Flaw[] {
    const value = read(attributes, 'lifecycle.prevent_destroy');
    if (environment.retention.preventDestroy || !isOn(value)) return [];
    return [
      {
        what: stands('lifecycle.prevent_destroy', value),
        because: 'retention.preventDestroy is false here, and the environment could not be taken down',
        mend: 'pass lifecycle: this.durable',
      },
    ];
  },
};

/** Whether things can be destroyed follows from the environment, one way and the other. */
export const durabilityRules: readonly Rule[] = [kept, released];
