import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { AwsProvider, type AwsProviderConfig } from '@cdktf/provider-aws/lib/provider';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy';
import { Fn } from 'cdktf';

import type { Build, RuleCase } from '../rule-case';

const HOST = 'token.actions.githubusercontent.com';
const OIDC = `arn:aws:iam::111111111111:oidc-provider/${HOST}`;
const BUCKET = 'arn:aws:s3:::dev-lake';

function document(...Statement: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement });
}

function trust(statement: object): Build {
  return (stack) => {
    new IamRole(stack, 'role', { name: 'dev-role', assumeRolePolicy: document({ Effect: 'Allow', ...statement }) });
  };
}

/** A trust in GitHub: the claims tested by StringEquals, and further tests by operator. */
function github(claims: Readonly<Record<string, string>>, more: Readonly<Record<string, object>> = {}): Build {
  const exact = Object.fromEntries(Object.entries(claims).map(([claim, value]) => [`${HOST}:${claim}`, value]));
  return trust({
    Action: 'sts:AssumeRoleWithWebIdentity',
    Principal: { Federated: OIDC },
    Condition: { StringEquals: exact, ...more },
  });
}

const CLAIMS = {
  aud: 'sts.amazonaws.com',
  sub: 'repo:acme@1/data@2:environment:dev',
  repository_id: '2',
  environment: 'dev',
  job_workflow_ref: 'acme/data/.github/workflows/enter.yml@refs/heads/main',
};
const { environment: _environment, ...WITHOUT_ENVIRONMENT } = CLAIMS;

function policy(statement: object): Build {
  return (stack) => {
    new IamPolicy(stack, 'policy', { name: 'dev-policy', policy: document({ Effect: 'Allow', ...statement }) });
  };
}

function queue(statement: object): Build {
  return (stack) => {
    new SqsQueuePolicy(stack, 'queue', { queueUrl: 'url', policy: document({ Effect: 'Allow', ...statement }) });
  };
}

function provider(config: AwsProviderConfig): Build {
  return (stack) => {
    new AwsProvider(stack, 'aws', config);
  };
}

const service = { Action: 'sts:AssumeRole', Principal: { Service: 'airflow-env.amazonaws.com' } };
const passing = { Action: 'iam:PassRole', Resource: 'arn:aws:iam::111111111111:role/dev-airflow-execution' };
const MANY = Array.from({ length: 200 }, (_, i) => `${BUCKET}/a-long-prefix-of-objects-${i}/*`);

export const identityAndPolicyCases: readonly RuleCase[] = [
  {
    code: 'provider-account',
    fails: provider({ region: 'eu-west-1' }),
    says: 'allowed_account_ids is missing',
    passes: provider({ allowedAccountIds: ['111111111111'] }),
  },
  {
    code: 'provider-region',
    fails: provider({ region: 'us-east-1' }),
    says: 'region is "us-east-1"',
    passes: provider({ region: 'eu-west-1' }),
  },
  {
    code: 'trust-github-subject',
    fails: github({ aud: 'sts.amazonaws.com', repository_id: '2' }),
    says: `has no StringEquals on ${HOST}:sub`,
    passes: github(CLAIMS),
  },
  {
    code: 'trust-github-audience',
    fails: github({ ...CLAIMS, aud: 'snowflakecomputing.com' }),
    says: 'has the audience snowflakecomputing.com',
    passes: github(CLAIMS),
  },
  {
    code: 'trust-github-repository',
    fails: github({ aud: CLAIMS.aud, sub: CLAIMS.sub }),
    says: 'names no repository_id',
    passes: github(CLAIMS),
  },
  {
    code: 'trust-github-environment',
    fails: github(WITHOUT_ENVIRONMENT),
    says: 'trusts the environment dev by the subject alone',
    passes: github(CLAIMS),
  },
  {
    code: 'trust-github-workflow',
    fails: github({ ...CLAIMS, job_workflow_ref: 'acme/data/.github/workflows/enter.yml@refs/tags/v1' }),
    says: 'trusts the workflow acme/data/.github/workflows/enter.yml@refs/tags/v1',
    passes: github(CLAIMS),
  },
  {
    code: 'trust-github-wildcard',
    fails: github({ aud: CLAIMS.aud }, { StringLike: { [`${HOST}:sub`]: 'repo:acme/*' } }),
    says: 'by StringLike "repo:acme/*"',
    passes: github(CLAIMS),
  },
  {
    code: 'trust-github-operator',
    fails: github({ aud: CLAIMS.aud }, { 'ForAllValues:StringEquals': { [`${HOST}:sub`]: CLAIMS.sub } }),
    says: 'by ForAllValues:StringEquals, but it is true for a token that lacks the claim',
    passes: github(CLAIMS),
  },
  {
    code: 'trust-service-account',
    fails: trust(service),
    says: 'trusts airflow-env.amazonaws.com for any account',
    passes: trust({ ...service, Condition: { StringEquals: { 'aws:SourceAccount': '111111111111' } } }),
  },
  {
    code: 'policy-readable',
    fails: (stack) => new IamPolicy(stack, 'policy', { name: 'dev-policy', policy: Fn.jsonencode({ Statement: [] }) }),
    says: 'no rule can read what it grants',
    passes: policy({ Action: 's3:GetObject', Resource: `${BUCKET}/*` }),
  },
  {
    code: 'policy-size',
    fails: policy({ Action: 's3:GetObject', Resource: MANY }),
    says: 'AWS takes 6144',
    passes: policy({ Action: 's3:GetObject', Resource: MANY.slice(0, 50) }),
  },
  {
    code: 'policy-action-star',
    fails: policy({ Action: ['s3:GetObject', 's3:*'], Resource: BUCKET }),
    says: 'grants "s3:*"',
    passes: policy({ Action: ['s3:GetObject', 's3:List*'], Resource: BUCKET }),
  },
  {
    code: 'policy-inverted',
    fails: policy({ NotAction: 'iam:*', Resource: BUCKET }),
    says: 'grants by NotAction',
    passes: policy({ Effect: 'Deny', NotAction: 'iam:*', Resource: '*' }),
  },
  {
    code: 'policy-resource-star',
    fails: policy({ Sid: 'Read', Action: ['logs:DescribeLogGroups', 's3:GetObject'], Resource: '*' }),
    says: 'policy statement Read grants s3:GetObject on every resource',
    passes: policy({ Action: ['logs:DescribeLogGroups', 'ec2:DescribeVpcs'], Resource: '*' }),
  },
  {
    code: 'policy-principal-star',
    fails: queue({ Action: 'sqs:SendMessage', Principal: { AWS: '*' }, Resource: 'arn' }),
    says: 'that is every AWS account',
    passes: queue({
      Action: 'sqs:SendMessage',
      Principal: '*',
      Resource: 'arn',
      Condition: { StringEquals: { 'aws:PrincipalAccount': '111111111111' } },
    }),
  },
  {
    code: 'policy-pass-role',
    fails: policy(passing),
    says: 'grants iam:PassRole to any service',
    passes: policy({ ...passing, Condition: { StringEquals: { 'iam:PassedToService': 'airflow.amazonaws.com' } } }),
  },
];
