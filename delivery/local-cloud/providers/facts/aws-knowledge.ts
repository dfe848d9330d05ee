import defaults from './aws-defaults.json';
import flags from './aws-flags.json';
import { AWS_IDENTITIES } from './aws-identities';
import replacements from './aws-replacements.json';
import type { ProviderKnowledge } from './provider-knowledge';
import type { TypeFacts } from './type-facts';

/** Data sources that need nothing but the account (hashicorp/aws 5.100.0, docs of each data source). */
const ACCOUNT_DATA = {
  aws_caller_identity: {
    id: '{@account}',
    account_id: '{@account}',
    arn: 'arn:aws:iam::{@account}:user/local',
    user_id: 'AIDALOCALCLOUD',
  },
  aws_region: { id: '{@region}', name: '{@region}', endpoint: 'ec2.{@region}.amazonaws.com', description: '{@region}' },
  aws_partition: { id: 'aws', partition: 'aws', dns_suffix: 'amazonaws.com', reverse_dns_prefix: 'com.amazonaws' },
};

const REPLACEMENTS: Readonly<Record<string, string>> = replacements.types;
const DEFAULTS: Readonly<Record<string, TypeFacts['defaults']>> = defaults.types;
const FLAGS: Readonly<Record<string, TypeFacts>> = flags.types;

function facts(type: string): TypeFacts {
  const forceNew = REPLACEMENTS[type]?.split(' ');
  const planned = DEFAULTS[type];
  return { ...FLAGS[type], ...(forceNew && { forceNew }), ...(planned && { defaults: planned }) };
}

/** What is known of AWS's provider. */
export const AWS_KNOWLEDGE: ProviderKnowledge = {
  facts,
  identities: AWS_IDENTITIES,
  serverDefaults: {},
  accountData: ACCOUNT_DATA,
};
