import { textAt } from '../planning/paths';
import type { ValueObject } from '../wire/value';
import { AWS_NETWORK_IDENTITIES } from './aws-network-identities';
import type { IdentityEntry, IdentityTable, Place, Template } from './identity';

/** AWS takes these calls as "set this", whether it was set before or not. */
const PUT = { create: 'takeover' } as const;

/** Names that Terraform makes up where the configuration gives none (SDKv2, helper/id). */
const MADE_UP_NAME = 'terraform-{@hex26}';

/** A type whose name is its id, with an ARN of its own. */
function named(arn: string, name = 'name'): IdentityEntry {
  return { id: `{${name}}`, computed: { name: MADE_UP_NAME, arn } };
}

/** A setting of a bucket: its id is the bucket's. */
const BUCKET_SETTING: IdentityEntry = { id: '{bucket}', scope: 'world', ...PUT };

/** The host that an OIDC provider's URL names, which its ARN ends with. */
const OIDC_ARN: Template = (provider, { account }) => {
  return `arn:aws:iam::${account}:oidc-provider/${textAt(provider, 'url').replace(/^https:\/\//, '')}`;
};

/** A parameter's ARN has one slash between type and name, however the name starts. */
const PARAMETER_ARN: Template = (parameter, { account, region }) => {
  return `arn:aws:ssm:${region}:${account}:parameter/${textAt(parameter, 'name').replace(/^\//, '')}`;
};

const TYPES: Readonly<Record<string, IdentityEntry>> = {
  aws_s3_bucket: {
    id: '{bucket}',
    scope: 'world',
    computed: {
      bucket: MADE_UP_NAME,
      arn: 'arn:aws:s3:::{bucket}',
      bucket_domain_name: '{bucket}.s3.amazonaws.com',
      bucket_regional_domain_name: '{bucket}.s3.{@region}.amazonaws.com',
      region: '{@region}',
    },
  },
  aws_s3_bucket_versioning: BUCKET_SETTING,
  aws_s3_bucket_public_access_block: BUCKET_SETTING,
  aws_s3_bucket_server_side_encryption_configuration: BUCKET_SETTING,
  aws_s3_bucket_lifecycle_configuration: BUCKET_SETTING,
  aws_s3_bucket_ownership_controls: BUCKET_SETTING,
  aws_s3_bucket_policy: BUCKET_SETTING,
  aws_s3_bucket_logging: BUCKET_SETTING,
  aws_s3_object: {
    id: '{key}',
    key: '{bucket}/{key}',
    importIds: ['{bucket}/{key}', 's3://{bucket}/{key}'],
    scope: 'world',
    ...PUT,
    computed: { arn: 'arn:aws:s3:::{bucket}/{key}', etag: '{@hex32}', version_id: '{@hex32}' },
    recomputed: contentOf(['content', 'content_base64', 'source', 'source_hash', 'etag', 'kms_key_id']),
  },
  aws_kms_key: {
    id: '{@uuid}',
    computed: { key_id: '{id}', arn: 'arn:aws:kms:{@region}:{@account}:key/{id}' },
  },
  aws_kms_alias: {
    id: '{name}',
    computed: { name: `alias/${MADE_UP_NAME}`, arn: 'arn:aws:kms:{@region}:{@account}:{name}', ...aliasTarget() },
    recomputed: { target_key_arn: ['target_key_id'] },
  },
  aws_iam_role: {
    ...named('arn:aws:iam::{@account}:role{path}{name}'),
    computed: {
      name: MADE_UP_NAME,
      arn: 'arn:aws:iam::{@account}:role{path}{name}',
      unique_id: (_, { seed }) => `AROA${seed.slice(0, 17).toUpperCase()}`,
    },
  },
  aws_iam_policy: {
    id: 'arn:aws:iam::{@account}:policy{path}{name}',
    computed: {
      name: MADE_UP_NAME,
      arn: '{id}',
      policy_id: (_, { seed }) => `ANPA${seed.slice(0, 17).toUpperCase()}`,
    },
  },
  aws_iam_role_policy: { id: '{role}:{name}', computed: { name: MADE_UP_NAME }, ...PUT },
  aws_iam_role_policy_attachment: { id: '{role}/{policy_arn}', ...PUT },
  aws_iam_openid_connect_provider: { id: OIDC_ARN, computed: { arn: '{id}' } },
  aws_iam_user: { ...named('arn:aws:iam::{@account}:user{path}{name}') },
  aws_iam_instance_profile: named('arn:aws:iam::{@account}:instance-profile{path}{name}'),
  aws_ssm_parameter: {
    id: '{name}',
    computed: {
      arn: PARAMETER_ARN,
      value: '{insecure_value}',
      insecure_value: '',
      version: nextVersion,
      data_type: 'text',
      tier: 'Standard',
    },
    recomputed: { version: ['value', 'insecure_value', 'description', 'tier'] },
  },
  aws_cloudwatch_log_group: named('arn:aws:logs:{@region}:{@account}:log-group:{name}'),
  aws_sns_topic: {
    id: 'arn:aws:sns:{@region}:{@account}:{name}',
    computed: { name: MADE_UP_NAME, arn: '{id}', owner: '{@account}' },
    ...PUT,
  },
  aws_sqs_queue: {
    id: 'https://sqs.{@region}.amazonaws.com/{@account}/{name}',
    computed: { name: MADE_UP_NAME, arn: 'arn:aws:sqs:{@region}:{@account}:{name}', url: '{id}' },
  },
  aws_glue_catalog_database: {
    id: '{catalog_id}:{name}',
    computed: { catalog_id: '{@account}', arn: 'arn:aws:glue:{@region}:{@account}:database/{name}' },
  },
  aws_glue_security_configuration: { id: '{name}' },
  aws_mwaa_environment: {
    id: '{name}',
    computed: {
      arn: 'arn:aws:airflow:{@region}:{@account}:environment/{name}',
      service_role_arn:
        'arn:aws:iam::{@account}:role/aws-service-role/airflow.amazonaws.com/AWSServiceRoleForAmazonMWAA',
      webserver_url: '{@uuid}.c1.{@region}.airflow.amazonaws.com',
      status: 'AVAILABLE',
    },
  },
  aws_budgets_budget: {
    id: '{account_id}:{name}',
    computed: { account_id: '{@account}', name: MADE_UP_NAME, arn: 'arn:aws:budgets::{@account}:budget/{name}' },
  },
  aws_secretsmanager_secret: {
    id: 'arn:aws:secretsmanager:{@region}:{@account}:secret:{name}-{@hex6}',
    computed: { name: MADE_UP_NAME, arn: '{id}' },
    unique: ['name'],
  },
  aws_lambda_function: {
    id: '{function_name}',
    computed: { arn: 'arn:aws:lambda:{@region}:{@account}:function:{function_name}' },
  },
  aws_dynamodb_table: named('arn:aws:dynamodb:{@region}:{@account}:table/{name}'),
  ...AWS_NETWORK_IDENTITIES,
};

/** How AWS's objects are named. */
export const AWS_IDENTITIES: IdentityTable = {
  source:
    'hashicorp/aws 5.100.0, "Attribute Reference" and "Import" of each type; AWS Service Authorization Reference, resource ARNs',
  types: TYPES,
  computed: {
    owner_id: '{@account}',
    account_id: '{@account}',
    region: '{@region}',
    // Only there where IPv6, a prefix or a carrier is asked for, which is then an argument.
    name_prefix: '',
    ipv6_association_id: '',
    ipv6_cidr_block_association_id: '',
    carrier_ip: '',
    customer_owned_ip: '',
  },
  recomputed: {},
  fallback,
};

/** An object's tag and version follow its content. */
function contentOf(arguments_: readonly string[]) {
  return { etag: arguments_, version_id: arguments_ };
}

/** An alias may name its key by id or by ARN, and always tells the ARN. */
function aliasTarget(): Readonly<Record<string, Template>> {
  return {
    target_key_arn: (alias, { account, region }) => {
      const key = textAt(alias, 'target_key_id');
      return key.startsWith('arn:') ? key : `arn:aws:kms:${region}:${account}:key/${key}`;
    },
  };
}

/** Systems Manager counts the versions of a parameter from 1. */
function nextVersion(_: ValueObject, { prior }: Place): string {
  return String(Number(prior?.['version'] ?? 0) + 1);
}

/** A type that no entry names: named by its own name where it has one, else by an id that the service assigns. */
function fallback(attributes: readonly string[], type: string): IdentityEntry {
  const [, service = '', resource = ''] = /^aws_([a-z0-9]+)_?(.*)$/.exec(type) ?? [];
  const arn = `arn:aws:${service}:{@region}:{@account}:${resource.replaceAll('_', '-')}`;
  if (!attributes.includes('id')) {
    if (attributes.includes('arn')) return { id: '{arn}', computed: { arn: `${arn}/{@hex17}` } };
    return { id: attributes.map((name) => `{${name}}`).join(':') };
  }
  return { id: attributes.includes('name') ? '{name}' : '{@hex17}', computed: { arn: `${arn}/{id}` } };
}
