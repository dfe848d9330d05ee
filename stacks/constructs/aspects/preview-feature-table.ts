/**
 * The resource types that the Snowflake provider 2.11.0 refuses to apply until its configuration enables them, without
 * `snowflake_` (`allPreviewFeatures` in pkg/provider/previewfeatures/preview_features.go of
 * snowflakedb/terraform-provider-snowflake at v2.11.0). Types that the provider has since promoted are not here.
 */
export const PREVIEW_RESOURCES = [
  'account_authentication_policy_attachment',
  'account_password_policy_attachment',
  'alert',
  'api_integration',
  'authentication_policy',
  'cortex_search_service',
  'current_account',
  'current_organization_account',
  'dynamic_table',
  'email_notification_integration',
  'external_function',
  'external_table',
  'external_volume',
  'failover_group',
  'file_format',
  'function_java',
  'function_javascript',
  'function_python',
  'function_scala',
  'function_sql',
  'job_service',
  'managed_account',
  'materialized_view',
  'network_policy_attachment',
  'network_rule',
  'notebook',
  'notification_integration',
  'object_parameter',
  'password_policy',
  'pipe',
  'procedure_java',
  'procedure_javascript',
  'procedure_python',
  'procedure_scala',
  'procedure_sql',
  'semantic_view',
  'sequence',
  'share',
  'stage',
  'storage_integration',
  'table',
  'table_column_masking_policy_application',
  'table_constraint',
  'user_authentication_policy_attachment',
  'user_password_policy_attachment',
  'user_public_keys',
] as const;

/** The same for data sources. */
export const PREVIEW_DATA_SOURCES = [
  'alerts',
  'authentication_policies',
  'cortex_search_services',
  'current_account',
  'current_role',
  'database',
  'database_role',
  'dynamic_tables',
  'external_functions',
  'external_tables',
  'failover_groups',
  'file_formats',
  'functions',
  'materialized_views',
  'notebooks',
  'parameters',
  'pipes',
  'procedures',
  'semantic_views',
  'sequences',
  'shares',
  'stages',
  'storage_integrations',
  'system_generate_scim_access_token',
  'system_get_aws_sns_iam_policy',
  'system_get_privatelink_config',
  'system_get_snowflake_platform_info',
  'tables',
] as const;

const FEATURES: ReadonlyMap<string, string> = new Map([
  ...PREVIEW_RESOURCES.map((name) => [`snowflake_${name}`, `snowflake_${name}_resource`] as const),
  ...PREVIEW_DATA_SOURCES.map((name) => [`data.snowflake_${name}`, `snowflake_${name}_datasource`] as const),
]);

/** The feature that a type needs, a data source's type written `data.<type>`; `undefined` where it is stable. */
export function previewFeatureOf(type: string): string | undefined {
  return FEATURES.get(type);
}
