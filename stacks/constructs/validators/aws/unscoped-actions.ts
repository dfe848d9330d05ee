/**
 * Actions that know no resource, so that `Resource: "*"` is the only way to grant them (AWS Service Authorization
 * Reference, the tables of actions without a resource type). `*` at the end of an entry stands for any rest.
 */
const UNSCOPED: readonly string[] = [
  'airflow:ListEnvironments',
  'cloudwatch:GetMetricData',
  'cloudwatch:GetMetricStatistics',
  'cloudwatch:ListMetrics',
  'cloudwatch:PutMetricData',
  'ec2:Describe*',
  'ecr:GetAuthorizationToken',
  'glue:CreateSecurityConfiguration',
  'glue:DeleteSecurityConfiguration',
  'glue:GetSecurityConfiguration',
  'glue:GetSecurityConfigurations',
  'iam:GetAccountSummary',
  'iam:ListAccountAliases',
  'iam:ListOpenIDConnectProviders',
  'iam:ListPolicies',
  'iam:ListRoles',
  'kms:CreateKey',
  'kms:ListAliases',
  'kms:ListKeys',
  'lambda:GetAccountSettings',
  'lambda:ListFunctions',
  'logs:CreateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:DescribeLogGroups',
  'logs:DescribeResourcePolicies',
  'logs:GetLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:UpdateLogDelivery',
  's3:GetAccountPublicAccessBlock',
  's3:ListAllMyBuckets',
  'secretsmanager:GetRandomPassword',
  'secretsmanager:ListSecrets',
  'ssm:DescribeParameters',
  'states:ListStateMachines',
  'states:ValidateStateMachineDefinition',
  'sts:GetCallerIdentity',
  'tag:GetResources',
  'xray:PutTelemetryRecords',
  'xray:PutTraceSegments',
];

const EXACT = new Set(UNSCOPED.map((action) => action.toLowerCase()));
const PREFIXES = UNSCOPED.filter((action) => action.endsWith('*')).map((action) => action.slice(0, -1).toLowerCase());

/** Whether an action can only be granted on every resource. Action names have no case. */
export function isUnscoped(action: string): boolean {
  const name = action.toLowerCase();
  return EXACT.has(name) || PREFIXES.some((prefix) => name.startsWith(prefix));
}
