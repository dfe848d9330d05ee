/** How one type of resource is named. */
export interface NamedType {
  readonly attribute: string;
  /** The most characters its service takes. */
  readonly longest: number;
  /** Whether the name must carry the environment's abbreviation, since it lives beside those of other environments. */
  readonly shared: boolean;
}

function named(attribute: string, longest: number): NamedType {
  return { attribute, longest, shared: true };
}

const ACCOUNT_OBJECT: NamedType = named('name', 255);
const INNER_OBJECT: NamedType = { attribute: 'name', longest: 255, shared: false };

/**
 * The types whose names people choose, and how long they may be (each service's API reference; IAM User Guide, "IAM and
 * AWS STS quotas"; Snowflake documentation, "Identifier requirements").
 */
export const NAMED_TYPES: Readonly<Record<string, NamedType>> = {
  aws_s3_bucket: named('bucket', 63),
  aws_iam_role: named('name', 64),
  aws_iam_policy: named('name', 128),
  aws_iam_instance_profile: named('name', 128),
  aws_kms_alias: named('name', 256),
  aws_cloudwatch_log_group: named('name', 512),
  aws_cloudwatch_metric_alarm: named('alarm_name', 255),
  aws_security_group: named('name', 255),
  aws_mwaa_environment: named('name', 80),
  aws_glue_catalog_database: named('name', 255),
  aws_glue_job: named('name', 255),
  aws_glue_crawler: named('name', 255),
  aws_glue_trigger: named('name', 255),
  aws_glue_workflow: named('name', 255),
  aws_glue_security_configuration: named('name', 255),
  aws_lambda_function: named('function_name', 64),
  aws_sfn_state_machine: named('name', 80),
  aws_codedeploy_app: named('name', 100),
  aws_redshiftserverless_namespace: named('namespace_name', 64),
  aws_redshiftserverless_workgroup: named('workgroup_name', 64),
  aws_sqs_queue: named('name', 80),
  aws_sns_topic: named('name', 256),
  aws_ssm_parameter: named('name', 1011),
  aws_secretsmanager_secret: named('name', 512),
  aws_scheduler_schedule: named('name', 64),
  aws_budgets_budget: named('name', 100),
  snowflake_database: ACCOUNT_OBJECT,
  snowflake_warehouse: ACCOUNT_OBJECT,
  snowflake_account_role: ACCOUNT_OBJECT,
  snowflake_service_user: ACCOUNT_OBJECT,
  snowflake_resource_monitor: ACCOUNT_OBJECT,
  snowflake_network_policy: ACCOUNT_OBJECT,
  snowflake_storage_integration: ACCOUNT_OBJECT,
  snowflake_share: ACCOUNT_OBJECT,
  snowflake_schema: INNER_OBJECT,
  snowflake_database_role: INNER_OBJECT,
  snowflake_stage: INNER_OBJECT,
  snowflake_task: INNER_OBJECT,
  snowflake_file_format: INNER_OBJECT,
};
