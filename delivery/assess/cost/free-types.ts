/** Why a type costs nothing, where that is no surprise. */
const PLAIN = 'settings only';

/** Types that cost nothing by themselves, and why where it surprises. */
const FREE_TYPES: Readonly<Record<string, string>> = {
  aws_cloudwatch_log_group: 'billed by what is written to it, which its writers decide',
  aws_s3_object: 'its bytes count with its bucket',
  aws_s3_bucket_lifecycle_configuration: 'it moves and deletes objects, which count with their bucket',
  aws_glue_catalog_database: 'the first million objects of a catalog are free',
  aws_glue_catalog_table: 'the first million objects of a catalog are free',
  aws_glue_trigger: 'the runs that it starts count with their jobs',
  aws_glue_workflow: 'the runs that it starts count with their jobs',
  aws_redshiftserverless_usage_limit: 'it bounds what a workgroup costs',
  aws_budgets_budget: 'budgets are free; actions of one are not, and are a type of their own',
  aws_redshiftserverless_namespace: 'its storage counts with its workgroup',
  snowflake_resource_monitor: 'it bounds what warehouses cost',
  snowflake_schema: 'its data count with its database',
  snowflake_stage: 'an external stage stores nothing; files of an internal one count with its database',
  github_repository: 'a plan of GitHub is paid by person, not by repository',
  aws_vpc: PLAIN,
  aws_subnet: PLAIN,
  aws_route: PLAIN,
  aws_route_table: PLAIN,
  aws_route_table_association: PLAIN,
  aws_internet_gateway: PLAIN,
  aws_security_group: PLAIN,
  aws_security_group_rule: PLAIN,
  aws_vpc_security_group_egress_rule: PLAIN,
  aws_vpc_security_group_ingress_rule: PLAIN,
  aws_default_security_group: PLAIN,
  aws_default_network_acl: PLAIN,
  aws_default_route_table: PLAIN,
  aws_network_acl: PLAIN,
  aws_network_acl_rule: PLAIN,
  aws_vpc_endpoint_policy: PLAIN,
  aws_vpc_endpoint_route_table_association: PLAIN,
  aws_kms_alias: PLAIN,
  aws_kms_key_policy: PLAIN,
  aws_kms_grant: PLAIN,
  aws_secretsmanager_secret_policy: PLAIN,
  aws_secretsmanager_secret_version: PLAIN,
  aws_glue_security_configuration: PLAIN,
  aws_lakeformation_permissions: PLAIN,
  aws_lakeformation_data_lake_settings: PLAIN,
  aws_lakeformation_resource: PLAIN,
  aws_redshift_subnet_group: PLAIN,
  aws_redshift_parameter_group: PLAIN,
  aws_cloudwatch_log_resource_policy: PLAIN,
  aws_s3_account_public_access_block: PLAIN,
  terraform_data: PLAIN,
  null_resource: PLAIN,
};

/** Types whose names start so are settings only, apart from those that are priced or metered. */
const FREE_FAMILIES: readonly string[] = [
  'aws_iam_',
  'aws_s3_bucket_',
  'github_actions_',
  'github_branch_',
  'github_repository_',
  'github_team',
  'github_workflow_',
  'snowflake_account_role',
  'snowflake_database_role',
  'snowflake_grant_',
  'snowflake_network_policy',
  'snowflake_service_user',
];

/** Why an object of a type costs nothing; `null` where it does, or where nobody has said. */
export function freeBecause(type: string): string | null {
  if (Object.hasOwn(FREE_TYPES, type)) return FREE_TYPES[type] ?? PLAIN;
  return FREE_FAMILIES.some((family) => type.startsWith(family)) ? PLAIN : null;
}
