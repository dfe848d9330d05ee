import { AWS_KNOWLEDGE } from '../../../delivery/local-cloud/providers/facts/aws-knowledge';
import { identityOf } from '../../../delivery/local-cloud/providers/facts/identity';
import { settledState } from '../../../delivery/local-cloud/providers/operations/create-object';
import type { BlockSchema } from '../../../delivery/local-cloud/providers/schema/schema';
import type { ValueObject } from '../../../delivery/local-cloud/providers/wire/value';
import { UNKNOWN } from '../../../delivery/local-cloud/providers/wire/value';

const PLACE = { account: '111111111111', region: 'eu-west-1', seed: '0123456789abcdef'.repeat(4) };

/** What an object of a type gets for the attributes that only AWS decides, given the rest. */
function settled(type: string, given: ValueObject, open: readonly string[]): ValueObject {
  const planned = { ...given, ...Object.fromEntries(open.map((name) => [name, UNKNOWN])) };
  const attributes = Object.keys(planned).map((name) => [name, { type: 'string', computed: true }] as const);
  const block: BlockSchema = { attributes: Object.fromEntries(attributes), blocks: {} };
  const identity = identityOf(AWS_KNOWLEDGE.identities, type, Object.keys(planned));
  const knowledge = { block, identity, facts: AWS_KNOWLEDGE.facts(type) };
  return settledState({ type, knowledge, serverDefaults: {} }, { planned }, PLACE);
}

test.each<[string, ValueObject, ValueObject]>([
  ['aws_vpc', {}, { id: 'vpc-0123456789abcdef0', arn: 'arn:aws:ec2:eu-west-1:111111111111:vpc/vpc-0123456789abcdef0' }],
  ['aws_s3_bucket', { bucket: 'lake' }, { id: 'lake', arn: 'arn:aws:s3:::lake' }],
  ['aws_iam_role', { name: 'r', path: '/p/' }, { id: 'r', arn: 'arn:aws:iam::111111111111:role/p/r' }],
  ['aws_iam_policy', { name: 'p', path: '/' }, { id: 'arn:aws:iam::111111111111:policy/p' }],
  [
    'aws_iam_openid_connect_provider',
    { url: 'https://token.actions.githubusercontent.com' },
    { id: 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com' },
  ],
  ['aws_ssm_parameter', { name: '/a/b' }, { id: '/a/b', arn: 'arn:aws:ssm:eu-west-1:111111111111:parameter/a/b' }],
  [
    'aws_kms_key',
    {},
    {
      id: '01234567-89ab-cdef-0123-456789abcdef',
      arn: 'arn:aws:kms:eu-west-1:111111111111:key/01234567-89ab-cdef-0123-456789abcdef',
    },
  ],
  ['aws_kms_alias', { name: 'alias/x' }, { id: 'alias/x', arn: 'arn:aws:kms:eu-west-1:111111111111:alias/x' }],
  [
    'aws_mwaa_environment',
    { name: 'dev' },
    { id: 'dev', arn: 'arn:aws:airflow:eu-west-1:111111111111:environment/dev' },
  ],
  ['aws_sns_topic', { name: 't' }, { id: 'arn:aws:sns:eu-west-1:111111111111:t' }],
  ['aws_sfn_activity', { name: 'x' }, { id: 'x', arn: 'arn:aws:sfn:eu-west-1:111111111111:activity/x' }],
])('AWS names %s with %j as it does', (type, given, expected) => {
  expect(settled(type, given, Object.keys(expected))).toMatchObject(expected);
});

test('a name that the configuration leaves open is made up, and everything follows it', () => {
  const role = settled('aws_iam_role', { path: '/' }, ['name', 'id', 'arn']);
  const name = 'terraform-0123456789abcdef0123456789';
  expect(role).toMatchObject({ name, id: name, arn: `arn:aws:iam::111111111111:role/${name}` });
});
