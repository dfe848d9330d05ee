import facts from './aws-facts.json';
import { AWS_IDENTITIES } from './aws-identities';
import type { ProviderKnowledge } from './provider-knowledge';

/** Data sources that need nothing but the account (hashicorp/aws 5.100.0, docs of each data source). */
const ACCOUNT_DATA = {
  aws_caller_identity: {
    id: '{@account}',
    account_id: '{@account}',
    arn: 'arn:aws:iam::{@account}:user/local',
    user_id: 'AIDALOCALCLOUD',
  },
  aws_region: { id: '{@region}', name: '{@region}', endpoint: 'ec2.{@region}.amazonaws.com', description: '{@region}' },
  aws_partition: {
    id: 'aws',
    partition: 'aws',
    dns_suffix: 'amazonaws.com',
    reverse_dns_prefix: 'com.amazonaws',
  },
};

/** What is known of AWS's provider. */
export const AWS_KNOWLEDGE: ProviderKnowledge = {
  facts,
  identities: AWS_IDENTITIES,
  serverDefaults: {},
  accountData: ACCOUNT_DATA,
};
