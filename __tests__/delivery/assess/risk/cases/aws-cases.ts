import { UNKNOWN, Redacted } from '../../../../../delivery/model/value';
import { deleted, made, replaced, type RiskCase, updated } from './risk-case';

function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

const read = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::lake/*' };
const write = { Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::lake/*' };
const denyInClear = {
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: '*',
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};
const trust = (arn: string) => policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: arn } });
const rule = (days: number | null) => ({ bucket: 'lake', rule: [{ id: 'old', expiration: [{ days }] }] });

/** Changes of AWS and what a person would see in them. */
export const AWS_CASES: readonly RiskCase[] = [
  deleted(['deleted', 'data-loss high', 'interruption medium'], 'aws_s3_bucket'),
  replaced(['made anew', 'data-loss high', 'interruption medium'], 'aws_s3_bucket'),
  made(['new', 'routine low'], 'aws_s3_bucket', { bucket: 'lake', force_destroy: true }),
  updated(['may be emptied', 'data-loss medium'], 'aws_s3_bucket', [{ force_destroy: false }, { force_destroy: true }]),
  updated(['may no longer be emptied', 'routine low'], 'aws_s3_bucket', [
    { force_destroy: true },
    { force_destroy: false },
  ]),
  updated(['tags', 'routine low'], 'aws_s3_bucket', [{ tags: { a: '1' } }, { tags: { a: '2' } }]),
  updated(['expires earlier', 'data-loss high'], 'aws_s3_bucket_lifecycle_configuration', [rule(90), rule(30)]),
  updated(['starts to expire', 'data-loss high'], 'aws_s3_bucket_lifecycle_configuration', [rule(null), rule(30)]),
  updated(['expires later', 'cost-raised low'], 'aws_s3_bucket_lifecycle_configuration', [rule(30), rule(90)]),
  updated(['a rule goes', 'cost-raised low'], 'aws_s3_bucket_lifecycle_configuration', [
    rule(30),
    { bucket: 'lake', rule: [] },
  ]),
  made(['for a bucket that was there', 'data-loss high'], 'aws_s3_bucket_lifecycle_configuration', rule(30)),
  made(['for a bucket that is new too', 'routine low'], 'aws_s3_bucket_lifecycle_configuration', {
    ...rule(30),
    bucket: UNKNOWN,
  }),
  updated(['versions are no longer kept', 'data-loss medium'], 'aws_s3_bucket_versioning', [
    { versioning_configuration: [{ status: 'Enabled' }] },
    { versioning_configuration: [{ status: 'Suspended' }] },
  ]),
  updated(['loosened', 'network-exposed high'], 'aws_s3_bucket_public_access_block', [
    { block_public_acls: true, block_public_policy: true },
    { block_public_acls: true, block_public_policy: false },
  ]),
  deleted(['gone', 'network-exposed high'], 'aws_s3_bucket_public_access_block'),
  updated(['lets everyone in', 'access-widened high', 'network-exposed high'], 'aws_s3_bucket_policy', [
    { policy: policy() },
    { policy: policy({ ...read, Principal: '*' }) },
  ]),
  updated(['no longer asks for TLS', 'access-widened high'], 'aws_s3_bucket_policy', [
    { policy: policy(denyInClear) },
    { policy: policy() },
  ]),
  updated(['an action more', 'access-widened medium'], 'aws_iam_policy', [
    { policy: policy(read) },
    { policy: policy(read, write) },
  ]),
  updated(['an action less', 'interruption medium'], 'aws_iam_policy', [
    { policy: policy(read, write) },
    { policy: policy(read) },
  ]),
  updated(['written otherwise', 'routine low'], 'aws_iam_policy', [
    { policy: policy(read, write) },
    { policy: policy({ ...write, Action: ['s3:PutObject', 's3:GetObject'], Sid: 'Both' }) },
  ]),
  updated(['everything', 'access-widened high'], 'aws_iam_role_policy', [
    { policy: policy(read) },
    { policy: policy(read, { Effect: 'Allow', Action: '*', Resource: '*' }) },
  ]),
  updated(['known only after the apply', 'access-widened high'], 'aws_iam_role_policy', [
    { policy: policy(read) },
    { policy: UNKNOWN },
  ]),
  updated(['hidden in part', 'access-widened high'], 'aws_iam_role_policy', [
    { policy: policy(read) },
    { policy: new Redacted('{"Statement":(sensitive)}', 'aa') },
  ]),
  updated(
    ['another may become it', 'access-widened high', 'identity-changed medium', 'interruption medium'],
    'aws_iam_role',
    [{ assume_role_policy: trust('arn:aws:iam::1:role/a') }, { assume_role_policy: trust('arn:aws:iam::2:role/b') }],
  ),
  updated(['its boundary goes', 'access-widened high'], 'aws_iam_role', [
    { permissions_boundary: 'arn:aws:iam::1:policy/b' },
    { permissions_boundary: null },
  ]),
  deleted(['deleted', 'identity-changed high', 'interruption medium'], 'aws_iam_role'),
  made(['attached', 'access-widened medium'], 'aws_iam_role_policy_attachment', {
    policy_arn: 'arn:aws:iam::1:policy/a',
  }),
  made(['administrator', 'access-widened medium', 'access-widened high'], 'aws_iam_role_policy_attachment', {
    policy_arn: 'arn:aws:iam::aws:policy/AdministratorAccess',
  }),
  deleted(['detached', 'interruption medium'], 'aws_iam_role_policy_attachment'),
  deleted(['deleted', 'data-loss high', 'identity-changed high', 'interruption medium'], 'aws_kms_key'),
  updated(['less time to regret', 'data-loss medium'], 'aws_kms_key', [
    { deletion_window_in_days: 30 },
    { deletion_window_in_days: 7 },
  ]),
  updated(['another key by the same name', 'identity-changed high'], 'aws_kms_alias', [
    { target_key_id: 'a' },
    { target_key_id: 'b' },
  ]),
  updated(['audience', 'access-widened high'], 'aws_iam_openid_connect_provider', [
    { client_id_list: ['sts.amazonaws.com'] },
    { client_id_list: ['sts.amazonaws.com', 'other'] },
  ]),
  updated(['another class', 'interruption medium', 'cost-raised medium'], 'aws_mwaa_environment', [
    { environment_class: 'mw1.small' },
    { environment_class: 'mw1.medium' },
  ]),
  updated(['a smaller class', 'interruption medium'], 'aws_mwaa_environment', [
    { environment_class: 'mw1.medium' },
    { environment_class: 'mw1.small' },
  ]),
  updated(['requirements that are uploaded', 'interruption medium'], 'aws_mwaa_environment', [
    { requirements_s3_object_version: 'v1' },
    { requirements_s3_object_version: UNKNOWN },
  ]),
  updated(['another version', 'interruption high'], 'aws_mwaa_environment', [
    { airflow_version: '2.10.1' },
    { airflow_version: '2.10.3' },
  ]),
  updated(['on the internet', 'network-exposed high'], 'aws_mwaa_environment', [
    { webserver_access_mode: 'PRIVATE_ONLY' },
    { webserver_access_mode: 'PUBLIC_ONLY' },
  ]),
  made(['new', 'cost-raised low'], 'aws_mwaa_environment', { environment_class: 'mw1.small' }),
  made(['the whole internet', 'network-exposed high'], 'aws_vpc_security_group_ingress_rule', {
    cidr_ipv4: '0.0.0.0/0',
  }),
  made(['one network', 'network-exposed medium'], 'aws_vpc_security_group_ingress_rule', { cidr_ipv4: '10.1.0.0/16' }),
  updated(['fewer addresses', 'routine low'], 'aws_vpc_security_group_ingress_rule', [
    { cidr_ipv4: '10.0.0.0/8' },
    { cidr_ipv4: '10.1.0.0/16' },
  ]),
  updated(
    ['everyone by IPv6', 'network-exposed high', 'network-exposed medium', 'interruption low'],
    'aws_security_group',
    [{ ingress: [{ ipv6_cidr_blocks: [] }] }, { ingress: [{ ipv6_cidr_blocks: ['::/0'] }] }],
  ),
  updated(['public', 'network-exposed high'], 'aws_db_instance', [
    { publicly_accessible: false },
    { publicly_accessible: true },
  ]),
  updated(['password', 'identity-changed high'], 'aws_db_instance', [
    { password: new Redacted('(sensitive)', 'aa') },
    { password: new Redacted('(sensitive)', 'bb') },
  ]),
  updated(['the same password', 'routine low'], 'aws_db_instance', [
    { password: new Redacted('(sensitive)', 'aa'), copy_tags_to_snapshot: false },
    { password: new Redacted('(sensitive)', 'aa'), copy_tags_to_snapshot: true },
  ]),
  updated(['unguarded', 'data-loss medium'], 'aws_dynamodb_table', [
    { deletion_protection_enabled: true },
    { deletion_protection_enabled: false },
  ]),
  updated(['more compute', 'interruption low', 'cost-raised medium'], 'aws_redshiftserverless_workgroup', [
    { base_capacity: 8 },
    { base_capacity: 32 },
  ]),
  updated(['a limit that stops nothing', 'cost-raised high'], 'aws_redshiftserverless_usage_limit', [
    { breach_action: 'deactivate' },
    { breach_action: 'log' },
  ]),
  updated(['more workers', 'cost-raised medium'], 'aws_glue_job', [
    { number_of_workers: 2 },
    { number_of_workers: 10 },
  ]),
  updated(['logs for less time', 'data-loss high'], 'aws_cloudwatch_log_group', [
    { retention_in_days: 365 },
    { retention_in_days: 30 },
  ]),
  updated(['logs no longer for ever', 'data-loss high'], 'aws_cloudwatch_log_group', [
    { retention_in_days: 0 },
    { retention_in_days: 365 },
  ]),
  updated(['messages for less time', 'data-loss high'], 'aws_sqs_queue', [
    { message_retention_seconds: 1_209_600 },
    { message_retention_seconds: 345_600 },
  ]),
  updated(['records for less time', 'data-loss high'], 'aws_kinesis_stream', [
    { retention_period: 168 },
    { retention_period: 24 },
  ]),
  made(['anyone may call', 'access-widened medium', 'network-exposed high'], 'aws_lambda_function_url', {
    authorization_type: 'NONE',
  }),
  updated(['grants may be passed on', 'access-widened high'], 'aws_lakeformation_permissions', [
    { permissions_with_grant_option: [] },
    { permissions_with_grant_option: ['SELECT'] },
  ]),
  replaced(['another address', 'interruption medium'], 'aws_nat_gateway'),
  updated(['clear text', 'access-widened high'], 'aws_ssm_parameter', [{ type: 'SecureString' }, { type: 'String' }]),
];
