import { policyIn } from '../../../stacks/constructs/validators/aws/policy-document';
import { StackView } from '../../../stacks/constructs/validators/stack-view';
import { dev } from './rule-case';

const view = new StackView('dev-test', dev, {
  synthesized: {
    resource: {
      snowflake_account_role: { analyst: { name: 'DEV_ANALYST', '//': { metadata: { path: 'dev-test/analyst' } } } },
      aws_s3_bucket: { raw: { bucket: 'dev-raw' } },
    },
    data: { aws_ssm_parameter: { vpc: { name: '/sluice/dev/vpc' } } },
  },
  providerAddresses: {},
});

test('an expression is known by what it refers to', () => {
  const text = 'GRANT ROLE ${snowflake_account_role.analyst.name} IN ${data.aws_ssm_parameter.vpc.value}';
  expect(view.referenced(text).map(({ reference }) => reference)).toEqual([
    'snowflake_account_role.analyst',
    'data.aws_ssm_parameter.vpc',
  ]);
});

test.each([
  ['"${snowflake_account_role.analyst.name}"', '"DEV_ANALYST"'],
  ['${snowflake_account_role.analyst.fully_qualified_name}', 'DEV_ANALYST'],
  ['${aws_s3_bucket.raw.id}/dags', 'dev-raw/dags'],
  ['${aws_s3_bucket.raw.arn}', '${aws_s3_bucket.raw.arn}'],
  ['${aws_s3_bucket.other.id}', '${aws_s3_bucket.other.id}'],
])('%s stands for %s', (expression, literal) => {
  expect(view.literal(expression)).toBe(literal);
});

test('a resource is addressed by the path of its construct, or by its Terraform name where it has none', () => {
  const [role] = view.ofType('snowflake_account_role');
  const [bucket] = view.ofType('aws_s3_bucket');
  expect([role?.address, bucket?.address]).toEqual(['dev-test/analyst', 'dev-test/raw']);
});

test('a policy is read through the quotes of Terraform expressions', () => {
  const [statement] =
    policyIn('{"Statement":{"Effect":"Allow","Action":"a:B","Resource":"${aws_x.y["k"].arn}/*"}}') ?? [];
  expect(statement).toMatchObject({ effect: 'Allow', actions: ['a:B'], resources: ["${aws_x.y['k'].arn}/*"] });
});

test.each(['', '[]', '{}', '${jsonencode({})}', '"text"'])('%s is no policy', (text) => {
  expect(policyIn(text)).toBeUndefined();
});
