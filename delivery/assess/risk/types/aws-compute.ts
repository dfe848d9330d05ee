import { OFF, ON, type TypeTable } from '../type-facts';

/** Amazon MWAA User Guide, "Updating an environment". */
const MWAA_UPDATE =
  'the environment is updated for 20 to 30 minutes, in which no task starts and running ones may fail';
const MWAA_CLASSES = ['mw1.micro', 'mw1.small', 'mw1.medium', 'mw1.large', 'mw1.xlarge', 'mw1.2xlarge'];
const OTHER_ROLE = 'it acts as another role';
const NEXT_RUN = 'its next run does something else';

/** What runs on AWS: Airflow, Glue, Lambda, Step Functions, EMR. */
export const AWS_COMPUTE: TypeTable = {
  aws_mwaa_environment: {
    source: 'Amazon MWAA User Guide, "Updating an environment", "Environment class", "Apache Airflow access modes"',
    holds: 'its metadata database: the history of all runs, connections, variables, users',
    serves: 'every DAG',
    costs: 'by the hour, whether or not anything runs; making one takes 20 to 30 minutes',
    watches: [
      ['webserver_access_mode', { becomes: ['PUBLIC_ONLY'] }, 'network-exposed high', 'its pages are on the internet'],
      ['execution_role_arn', 'changes', 'identity-changed high', 'every DAG acts as another role'],
      ['airflow_version', 'changes', 'interruption high', `${MWAA_UPDATE}; DAGs may not run on the new version`],
      ['environment_class', 'changes', 'interruption medium', MWAA_UPDATE],
      ['environment_class', { up: MWAA_CLASSES }, 'cost-raised medium', 'a larger class costs more by the hour'],
      ['requirements_s3_object_version', 'changes', 'interruption medium', MWAA_UPDATE],
      ['requirements_s3_path', 'changes', 'interruption medium', MWAA_UPDATE],
      ['plugins_s3_object_version', 'changes', 'interruption medium', MWAA_UPDATE],
      ['plugins_s3_path', 'changes', 'interruption medium', MWAA_UPDATE],
      ['startup_script_s3_object_version', 'changes', 'interruption medium', MWAA_UPDATE],
      ['startup_script_s3_path', 'changes', 'interruption medium', MWAA_UPDATE],
      ['airflow_configuration_options', 'changes', 'interruption medium', MWAA_UPDATE],
      [
        'network_configuration.security_group_ids',
        'changes',
        'network-exposed medium',
        'its traffic is ruled by others',
      ],
      ['network_configuration.security_group_ids', 'changes', 'interruption medium', MWAA_UPDATE],
      ['dag_s3_path', 'changes', 'interruption high', 'it reads its DAGs from elsewhere'],
      ['source_bucket_arn', 'changes', 'interruption high', 'it reads its DAGs from elsewhere'],
      ['max_workers', { higher: { absent: 10 } }, 'cost-raised medium', 'more workers may be paid for'],
      ['min_workers', { higher: { absent: 1 } }, 'cost-raised medium', 'more workers are paid for at all times'],
      ['max_webservers', { higher: { absent: 2 } }, 'cost-raised low', 'more web servers may be paid for'],
      ['schedulers', 'changes', 'interruption medium', MWAA_UPDATE],
      ['max_workers', { lower: { absent: 10 } }, 'interruption low', 'fewer tasks run at once'],
    ],
  },
  aws_glue_catalog_database: {
    source: 'AWS Glue Developer Guide, "AWS Glue databases"',
    holds: 'the definition of every table in it',
    serves: 'whoever queries its tables',
    watches: [
      ['location_uri', 'changes', 'interruption medium', 'new tables lie elsewhere'],
      ['create_table_default_permission', 'gains', 'access-widened medium', 'more is allowed on new tables'],
    ],
  },
  aws_glue_catalog_table: {
    source: 'AWS Glue Developer Guide, "AWS Glue tables"',
    holds: 'its definition and its partitions',
    serves: 'whoever queries the table',
    watches: [
      ['storage_descriptor.location', 'changes', 'interruption high', 'queries read other files'],
      ['storage_descriptor.columns', 'changes', 'interruption medium', 'queries see other columns'],
      ['partition_keys', 'changes', 'interruption medium', 'partitions no longer fit'],
    ],
  },
  aws_glue_job: {
    source: 'AWS Glue Developer Guide, "Working with jobs", "Configuring job properties"',
    serves: 'what the job does',
    watches: [
      ['role_arn', 'changes', 'identity-changed high', OTHER_ROLE],
      ['number_of_workers', { higher: { absent: 0 } }, 'cost-raised medium', 'each worker of a run is paid for'],
      ['max_capacity', { higher: { absent: 0 } }, 'cost-raised medium', 'each unit of a run is paid for'],
      ['worker_type', 'changes', 'cost-raised medium', 'another worker has another price'],
      ['timeout', { higher: { absent: 2880 } }, 'cost-raised low', 'a run that hangs is paid for longer'],
      ['security_configuration', 'changes', 'access-widened medium', 'what it writes may be encrypted otherwise'],
      ['command', 'changes', 'interruption low', NEXT_RUN],
      ['glue_version', 'changes', 'interruption low', 'its next run is on another version'],
      ['default_arguments', 'changes', 'interruption low', NEXT_RUN],
    ],
  },
  aws_glue_crawler: {
    source: 'AWS Glue Developer Guide, "Configuring a crawler", "Setting crawler configuration options"',
    serves: 'the tables that it keeps up to date',
    watches: [
      ['role', 'changes', 'identity-changed high', OTHER_ROLE],
      [
        'schema_change_policy.delete_behavior',
        { turns: ['DELETE_FROM_DATABASE'] },
        'data-loss medium',
        'it deletes tables whose files are gone',
      ],
      ['schedule', 'changes', 'cost-raised low', 'it runs at other times'],
    ],
  },
  aws_glue_trigger: {
    source: 'AWS Glue Developer Guide, "AWS Glue triggers"',
    serves: 'the runs that it starts',
    watches: [
      ['enabled', { turns: OFF }, 'interruption medium', 'nothing starts its jobs'],
      ['schedule', 'changes', 'interruption low', 'its jobs run at other times'],
      ['actions', 'changes', 'interruption low', 'it starts other jobs'],
    ],
  },
  aws_glue_workflow: {
    source: 'AWS Glue Developer Guide, "Overview of workflows in AWS Glue"',
    serves: 'the jobs that it strings together',
  },
  aws_glue_connection: {
    source: 'AWS Glue Developer Guide, "Connecting to data"',
    serves: 'the jobs that reach a source through it',
    watches: [
      ['connection_properties', 'changes', 'identity-changed medium', 'jobs sign in elsewhere, or as someone else'],
      ['physical_connection_requirements', 'changes', 'network-exposed medium', 'jobs run in another network'],
    ],
  },
  aws_glue_security_configuration: {
    source: 'AWS Glue Developer Guide, "Working with security configurations"',
    guards: ['access-widened medium', 'what jobs write is no longer encrypted by it'],
    watches: [
      ['encryption_configuration', 'changes', 'access-widened medium', 'what jobs write is encrypted otherwise'],
    ],
  },
  aws_glue_resource_policy: {
    source: 'AWS Glue Developer Guide, "Resource-based policies"',
    serves: 'whoever uses the catalog by it',
    watches: [['policy', 'policy', 'access-widened medium', 'who may use the catalog']],
  },
  aws_glue_registry: {
    source: 'AWS Glue Developer Guide, "AWS Glue Schema Registry"',
    holds: 'every schema in it, with its versions',
    serves: 'producers and consumers that check against it',
  },
  aws_lambda_function: {
    source: 'AWS Lambda Developer Guide, "Configuring AWS Lambda functions"',
    serves: 'whatever calls the function',
    watches: [
      ['role', 'changes', 'identity-changed high', OTHER_ROLE],
      ['vpc_config', 'changes', 'network-exposed medium', 'it runs in another network'],
      ['environment', 'changes', 'interruption low', 'it runs with other settings'],
      ['runtime', 'changes', 'interruption low', 'its code runs on another runtime'],
      ['handler', 'changes', 'interruption low', 'another entry of its code is called'],
      ['timeout', { lower: { absent: 3 } }, 'interruption low', 'it is stopped earlier'],
      ['memory_size', { higher: { absent: 128 } }, 'cost-raised low', 'each second costs more'],
      ['reserved_concurrent_executions', 'changes', 'interruption low', 'it runs more, or fewer, times at once'],
      ['code_signing_config_arn', 'changes', 'identity-changed medium', 'code of others may run'],
    ],
  },
  aws_lambda_permission: {
    source: 'AWS Lambda Developer Guide, "Resource-based policy statements"',
    grants: 'the right to call a function',
    watches: [['principal', { becomes: ['*'] }, 'network-exposed high', 'anyone with an AWS account may call it']],
  },
  aws_lambda_function_url: {
    source: 'AWS Lambda Developer Guide, "Control access to Lambda function URLs"',
    grants: 'an address on the internet for a function',
    watches: [
      ['authorization_type', { becomes: ['NONE'] }, 'network-exposed high', 'anyone on the internet may call it'],
    ],
  },
  aws_lambda_alias: {
    source: 'AWS Lambda Developer Guide, "Lambda function aliases"',
    serves: 'whatever calls the function by this name',
    watches: [['function_version', 'changes', 'interruption low', 'the name stands for another version']],
  },
  aws_lambda_event_source_mapping: {
    source: 'AWS Lambda Developer Guide, "How Lambda processes records"',
    serves: 'the records that it hands over',
    watches: [
      ['enabled', { turns: [false, 'false'] }, 'interruption medium', 'records are no longer handed over'],
      ['filter_criteria', 'changes', 'interruption medium', 'other records are handed over'],
      [
        'maximum_record_age_in_seconds',
        { lower: { absent: Infinity } },
        'data-loss medium',
        'older records are skipped',
      ],
    ],
  },
  aws_lambda_layer_version: {
    source: 'AWS Lambda Developer Guide, "Managing Lambda dependencies with layers"',
    serves: 'functions that are yet to name this version',
  },
  aws_sfn_state_machine: {
    source: 'AWS Step Functions Developer Guide, "Updating a workflow"',
    serves: 'its executions',
    watches: [
      ['role_arn', 'changes', 'identity-changed high', OTHER_ROLE],
      ['definition', 'changes', 'interruption low', 'new executions do something else'],
    ],
  },
  aws_emr_cluster: {
    source: 'Amazon EMR Management Guide, "Terminate a cluster"',
    holds: 'what lies in its HDFS',
    serves: 'its running steps',
    costs: 'by instance and hour while it is up',
    watches: [
      ['termination_protection', { turns: OFF }, 'data-loss medium', 'nothing stops a later delete'],
      ['visible_to_all_users', { turns: ON }, 'access-widened medium', 'everyone in the account may use it'],
      [
        'core_instance_group.instance_count',
        { higher: { absent: 1 } },
        'cost-raised medium',
        'each instance is paid for',
      ],
      ['core_instance_group.instance_count', { lower: { absent: 1 } }, 'data-loss high', 'HDFS shrinks'],
    ],
  },
  aws_emrserverless_application: {
    source: 'Amazon EMR Serverless User Guide, "Interacting with an EMR Serverless application"',
    serves: 'the jobs that run in it',
    watches: [
      ['maximum_capacity', 'changes', 'cost-raised medium', 'jobs may use another amount'],
      ['initial_capacity', 'changes', 'cost-raised medium', 'workers are kept, and paid for, ready'],
      ['network_configuration', 'changes', 'network-exposed medium', 'jobs run in another network'],
    ],
  },
  aws_athena_workgroup: {
    source: 'Amazon Athena User Guide, "Delete a workgroup", "Manage workgroup settings"',
    holds: 'its saved queries and the history of all queries',
    serves: 'whoever queries in it',
    watches: [
      ['state', { turns: ['DISABLED'] }, 'interruption high', 'no query runs in it'],
      [
        'configuration.enforce_workgroup_configuration',
        { turns: OFF },
        'access-widened medium',
        'people choose where results go, and whether they are encrypted',
      ],
      [
        'configuration.bytes_scanned_cutoff_per_query',
        { higher: { absent: Infinity } },
        'cost-raised medium',
        'a query may read more before it is stopped',
      ],
      ['configuration.result_configuration', 'changes', 'access-widened medium', 'results go elsewhere'],
    ],
  },
  aws_athena_database: {
    source: 'Amazon Athena User Guide, "DROP DATABASE"',
    holds: 'the definition of every table in it',
    serves: 'whoever queries its tables',
    watches: [['force_destroy', { turns: ON }, 'data-loss medium', 'a later delete takes its tables along']],
  },
  aws_athena_named_query: { source: 'Amazon Athena User Guide, "Use saved queries"; its text is in the repository' },
  aws_lakeformation_permissions: {
    source: 'AWS Lake Formation Developer Guide, "Lake Formation permissions reference"',
    grants: 'permissions on data of the lake',
    watches: [
      ['permissions', 'gains', 'access-widened medium', 'more is allowed'],
      ['permissions', { includes: ['ALL', 'SUPER'] }, 'access-widened high', 'everything is allowed'],
      ['permissions_with_grant_option', 'opens', 'access-widened high', 'they may be granted on'],
      [
        'principal',
        { becomes: ['IAM_ALLOWED_PRINCIPALS', 'EVERYONE'] },
        'access-widened high',
        'Lake Formation no longer decides',
      ],
    ],
  },
  aws_lakeformation_data_lake_settings: {
    source: 'AWS Lake Formation Developer Guide, "Create a data lake administrator"',
    guards: ['access-widened high', 'IAM alone decides on new databases and tables'],
    watches: [
      ['admins', 'opens', 'access-widened high', 'they may grant themselves anything in the lake'],
      ['read_only_admins', 'opens', 'access-widened medium', 'they may see all permissions and definitions'],
      ['create_database_default_permissions', 'gains', 'access-widened high', 'IAM alone decides on new databases'],
      ['create_table_default_permissions', 'gains', 'access-widened high', 'IAM alone decides on new tables'],
      ['allow_external_data_filtering', { becomes: ON }, 'access-widened high', 'other engines filter, or do not'],
      [
        'allow_full_table_external_data_access',
        { becomes: ON },
        'access-widened high',
        'other engines read whole tables',
      ],
    ],
  },
  aws_lakeformation_resource: {
    source: 'AWS Lake Formation Developer Guide, "Registering an Amazon S3 location"',
    grants: 'Lake Formation the say over a location',
    watches: [['role_arn', 'changes', 'identity-changed high', 'the location is read as another role']],
  },
};
