/** Types that are billed by what they are used for, which no plan tells, and how. */
const METERED_TYPES: Readonly<Record<string, string>> = {
  aws_s3_bucket: 'billed by what it stores and how often that is asked for',
  aws_flow_log: 'billed by the GB that it writes',
  aws_lambda_function: 'billed by call and by how long it runs',
  aws_glue_crawler: 'billed by run',
  aws_sfn_state_machine: 'billed by step',
  aws_sns_topic: 'billed by message',
  aws_sqs_queue: 'billed by message',
  aws_athena_workgroup: 'billed by what its queries read',
  aws_cloudtrail: 'billed by event beyond the first trail',
  aws_ecr_repository: 'billed by what it stores',
  aws_efs_file_system: 'billed by what it stores',
  aws_kinesis_firehose_delivery_stream: 'billed by what goes through it',
  aws_cloudwatch_event_rule: 'events of AWS are free; others are billed by event',
  snowflake_database: 'billed by what it stores, history included',
  snowflake_pipe: 'billed by what it loads',
  snowflake_task: 'without a warehouse of its own it is billed by run',
  snowflake_dynamic_table: 'billed by what it stores and by the warehouse that refreshes it',
  snowflake_materialized_view: 'billed by what it stores and by what its upkeep takes',
};

/** How a type is billed by use; `null` where it is not, or where nobody has said. */
export function meteredBy(type: string): string | null {
  return Object.hasOwn(METERED_TYPES, type) ? (METERED_TYPES[type] ?? null) : null;
}
