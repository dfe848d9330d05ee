/** The name of the stack that {@link additionsStack} describes. */
export const ADDITIONS = 'dev-additions';

const POLICY_VERSION = '2012-10-17';

/**
 * What the local AWS adds to moto and the stacks do not change within a test: a budget with tags and a subscriber, the
 * audiences of an identity provider, rules of a security group, a policy that AWS manages, a conditional Deny.
 * @param revision every value that can be changed in place differs from one revision to the next.
 */
export function additionsStack(revision: number): object {
  return {
    terraform: { required_providers: { aws: { source: 'hashicorp/aws', version: '5.100.0' } } },
    provider: {
      aws: [
        {
          region: 'eu-west-1',
          allowed_account_ids: ['111111111111'],
          default_tags: [{ tags: { Revision: String(revision) } }],
        },
      ],
    },
    resource: { ...money(revision), ...identity(revision), ...network(revision), ...storage(revision) },
  };
}

function money(revision: number): object {
  const notification = {
    comparison_operator: 'GREATER_THAN',
    threshold: 80,
    threshold_type: 'PERCENTAGE',
    notification_type: 'FORECASTED',
    subscriber_email_addresses: ['data@example.com'],
  };
  const budget = { name: 'additions', budget_type: 'COST', limit_unit: 'USD', time_unit: 'MONTHLY' };
  return { aws_budgets_budget: { budget: { ...budget, limit_amount: `${revision * 1000}`, notification } } };
}

function identity(revision: number): object {
  const trust = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' };
  return {
    aws_iam_openid_connect_provider: {
      provider: { url: 'https://identity.example.com', client_id_list: ['first', `revision-${revision}`] },
    },
    aws_iam_role: {
      role: {
        name: 'additions',
        description: `Revision ${revision}`,
        max_session_duration: 7200,
        assume_role_policy: JSON.stringify({ Version: POLICY_VERSION, Statement: [trust] }),
      },
    },
    aws_iam_role_policy_attachment: {
      managed: { role: '${aws_iam_role.role.name}', policy_arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
    },
  };
}

function network(revision: number): object {
  const group = '${aws_security_group.group.id}';
  return {
    aws_vpc: { vpc: { cidr_block: '10.9.0.0/16' } },
    aws_security_group: { group: { name: 'additions', description: 'additions', vpc_id: '${aws_vpc.vpc.id}' } },
    aws_vpc_security_group_ingress_rule: {
      itself: {
        security_group_id: group,
        referenced_security_group_id: group,
        ip_protocol: '-1',
        description: `Revision ${revision}`,
      },
    },
  };
}

function storage(revision: number): object {
  const bucket = '${aws_s3_bucket.bucket.id}';
  const tlsOnly = {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: ['arn:aws:s3:::additions', 'arn:aws:s3:::additions/*'],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
  return {
    aws_s3_bucket: { bucket: { bucket: 'additions', force_destroy: true } },
    aws_s3_bucket_policy: {
      policy: { bucket, policy: JSON.stringify({ Version: POLICY_VERSION, Statement: [tlsOnly] }) },
    },
    aws_s3_object: {
      object: { bucket: '${aws_s3_bucket_policy.policy.bucket}', key: 'a.txt', content: `Revision ${revision}` },
    },
  };
}
