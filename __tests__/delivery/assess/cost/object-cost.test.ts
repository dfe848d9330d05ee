import { costDelta } from '../../../../delivery/assess/cost/cost-delta';
import { Redacted, UNKNOWN, type Attributes } from '../../../../delivery/model/value';
import { PRICES, environment, planned } from './planned';
import { priceListFor } from '../../../../delivery/assess/cost/price-list';

const AIRFLOW = {
  environment_class: 'mw1.medium',
  min_workers: 1,
  max_workers: 10,
  schedulers: 3,
  min_webservers: 2,
  max_webservers: 5,
};

const VIRGINIA = priceListFor({ ...environment('prod'), aws: { accountId: '333333333333', region: 'us-east-1' } });

/** Computed by hand, month of 730 hours. */
const PRICED: readonly (readonly [what: string, type: string, after: Attributes, usd: number, kind: string])[] = [
  // 0.74 + 9 × 0.11 + 1 × 0.11 + 3 × 0.055 = 2.005 an hour
  ['Airflow with all it may scale to', 'aws_mwaa_environment', AIRFLOW, 1463.65, 'ceiling'],
  [
    'Airflow that cannot scale',
    'aws_mwaa_environment',
    { environment_class: 'mw1.small', max_workers: 1, schedulers: 2, max_webservers: 2 },
    357.7,
    'fixed',
  ],
  ['a NAT gateway', 'aws_nat_gateway', {}, 35.04, 'fixed'],
  ['an elastic IP', 'aws_eip', {}, 3.65, 'fixed'],
  [
    'an interface endpoint in three zones',
    'aws_vpc_endpoint',
    { vpc_endpoint_type: 'Interface', subnet_ids: ['a', 'b', 'c'] },
    24.09,
    'fixed',
  ],
  ['a key', 'aws_kms_key', { enable_key_rotation: true }, 1, 'fixed'],
  ['a secret with a replica', 'aws_secretsmanager_secret', { replica: [{ region: 'eu-central-1' }] }, 0.8, 'fixed'],
  [
    'a table with an index',
    'aws_dynamodb_table',
    {
      billing_mode: 'PROVISIONED',
      read_capacity: 10,
      write_capacity: 5,
      global_secondary_index: [{ read_capacity: 10, write_capacity: 5 }],
    },
    7.51,
    'fixed',
  ],
];

test.each(PRICED.map((row) => [row[0], row] as const))('%s is priced', (_, [, type, after, usd, kind]) => {
  const delta = costDelta([planned('prod-x', { type, after })], PRICES);
  expect(delta.after).toBe(usd);
  expect(delta.lines).toHaveLength(1);
  expect(delta.lines[0]?.after?.kind).toBe(kind);
  expect(delta.lines[0]?.basis).toMatch(/\$\d/);
});

test.each(PRICED.map((row) => [row[0], row] as const))(
  '%s that is removed lowers the bill by as much',
  (_, [, type, before, usd]) => {
    const delta = costDelta([planned('prod-x', { type, before, after: null })], PRICES);
    expect(delta).toMatchObject({ before: usd, after: 0 });
    expect(delta.lines[0]?.after).toBeNull();
  },
);

test('Redshift is priced by nodes, and serverless by its largest capacity', () => {
  const cluster = { type: 'aws_redshift_cluster', after: { node_type: 'ra3.4xlarge', number_of_nodes: 2 } };
  const workgroup = { type: 'aws_redshiftserverless_workgroup', after: { max_capacity: 16 } };
  expect(costDelta([planned('prod-x', cluster)], VIRGINIA).after).toBe(4759.6);
  expect(costDelta([planned('prod-x', workgroup)], VIRGINIA).after).toBe(4380);
});

test('a usage limit that deactivates bounds the workgroup that it names; one that only reports does not', () => {
  const workgroup = { type: 'aws_redshiftserverless_workgroup', after: { arn: 'arn:w', base_capacity: 8 } };
  const limit = { usage_type: 'serverless-compute', resource_arn: 'arn:w', amount: 100, period: 'weekly' };
  const withLimit = (breach_action: string) => {
    const after = { ...limit, breach_action };
    const set = planned('prod-x', workgroup, { type: 'aws_redshiftserverless_usage_limit', after });
    return costDelta([set], VIRGINIA);
  };
  // 100 RPU-hours × 730 / 168 weeks × $0.375
  expect(withLimit('deactivate').after).toBe(162.95);
  expect(withLimit('log')).toMatchObject({ after: 0, lines: [] });
  expect(withLimit('log').unknown[0]?.why).toContain('billed by use');
});

const UNTOLD: readonly (readonly [what: string, type: string, after: Attributes, why: string])[] = [
  [
    'a class nobody has a price of',
    'aws_mwaa_environment',
    { ...AIRFLOW, environment_class: 'mw1.micro' },
    'no price of mwaa-environment-micro, mwaa-worker-micro',
  ],
  ['a class that no list has', 'aws_mwaa_environment', { ...AIRFLOW, environment_class: 'mw9.giant' }, 'mw9.giant'],
  [
    'workers known after the apply',
    'aws_mwaa_environment',
    { ...AIRFLOW, max_workers: UNKNOWN },
    'max_workers is known only after the apply',
  ],
  [
    'workers that are not stated',
    'aws_mwaa_environment',
    { ...AIRFLOW, max_workers: null },
    'max_workers is not stated',
  ],
  [
    'workers that are hidden',
    'aws_mwaa_environment',
    { ...AIRFLOW, max_workers: new Redacted('(sensitive)', 'aa') },
    'max_workers is hidden',
  ],
  [
    'zones known after the apply',
    'aws_vpc_endpoint',
    { vpc_endpoint_type: 'Interface', subnet_ids: UNKNOWN },
    'each zone costs $8.03 a month',
  ],
  [
    'a Glue job, with what an hour costs',
    'aws_glue_job',
    { worker_type: 'G.2X', number_of_workers: 5 },
    '10 DPU cost $4.40 for each hour',
  ],
  ['a table billed by request', 'aws_dynamodb_table', { billing_mode: 'PAY_PER_REQUEST' }, 'billed by request'],
  [
    'nodes without a price in this region',
    'aws_redshift_cluster',
    { node_type: 'ra3.4xlarge' },
    'no price of redshift-node-ra3.4xlarge is known for eu-west-1',
  ],
  ['a bucket', 'aws_s3_bucket', {}, 'billed by what it stores'],
  ['a database', 'snowflake_database', { name: 'RAW' }, 'billed by what it stores'],
  ['a type that is in no table', 'aws_sagemaker_endpoint', {}, 'no table knows what aws_sagemaker_endpoint costs'],
  ['a type named like a property of every object', 'constructor', {}, 'no table knows what constructor costs'],
  ['a statement that makes something', 'snowflake_execute', { execute: 'CREATE COMPUTE POOL p' }, 'no plan sees'],
];

test.each(UNTOLD.map((row) => [row[0], row] as const))('unknown is said: %s', (_, [, type, after, why]) => {
  const delta = costDelta([planned('prod-x', { type, after })], PRICES);
  expect(delta).toMatchObject({ before: 0, after: 0, lines: [] });
  expect(delta.unknown).toMatchObject([{ stack: 'prod-x', address: `${type}.it` }]);
  expect(delta.unknown[0]?.why).toContain(why);
});

test('what is known of a NAT gateway is priced, and that its traffic is not is said', () => {
  const delta = costDelta([planned('prod-x', { type: 'aws_nat_gateway', after: {} })], PRICES);
  expect(delta.unknown).toEqual([expect.objectContaining({ why: 'what goes through it is billed by GB besides' })]);
});

test.each([
  ['a role', 'aws_iam_role', {}],
  ['an endpoint of S3', 'aws_vpc_endpoint', { vpc_endpoint_type: 'Gateway' }],
  ['a log group', 'aws_cloudwatch_log_group', {}],
  ['the encryption of a bucket', 'aws_s3_bucket_server_side_encryption_configuration', {}],
  ['a grant', 'snowflake_grant_privileges_to_account_role', {}],
  ['a look', 'snowflake_execute', { execute: 'SELECT 1' }],
])('nothing is said of what costs nothing: %s', (_, type, after) => {
  const delta = costDelta([planned('prod-x', { type, after })], PRICES);
  expect(delta).toMatchObject({ before: 0, after: 0, lines: [], unknown: [] });
});

test('a change of what does not decide the cost is no line and no unknown, but is in both sums', () => {
  const airflow = {
    type: 'aws_mwaa_environment',
    before: { ...AIRFLOW, tags: {} },
    after: { ...AIRFLOW, tags: { a: 'b' } },
  };
  const bucket = { type: 'aws_s3_bucket', before: { tags: {} }, after: { tags: { a: 'b' } } };
  const delta = costDelta([planned('prod-x', airflow, bucket)], PRICES);
  expect(delta).toMatchObject({ before: 1463.65, after: 1463.65, lines: [], unknown: [] });
});

test('what is not changed is in both sums and nowhere else', () => {
  const values = {};
  const objects = ['aws_nat_gateway', 'aws_s3_bucket', 'aws_sagemaker_endpoint'].map((type) => {
    return { type, before: values, after: values };
  });
  expect(costDelta([planned('prod-x', ...objects)], PRICES)).toMatchObject({
    before: 35.04,
    after: 35.04,
    lines: [],
    unknown: [],
  });
});

test('any change of a type that is in no table is said', () => {
  const endpoint = { type: 'aws_sagemaker_endpoint', before: { a: 1 }, after: { a: 2 } };
  expect(costDelta([planned('prod-x', endpoint)], PRICES).unknown).toHaveLength(1);
});

test('what Terraform forgets stays on the bill', () => {
  const { changes, ...set } = planned('prod-x', { type: 'aws_nat_gateway', before: {}, after: null });
  const forgotten = { ...set, changes: changes.map((change) => ({ ...change, action: 'forget' as const })) };
  expect(costDelta([forgotten], PRICES)).toMatchObject({ before: 35.04, after: 35.04, lines: [], unknown: [] });
});

test('what a data source reads is not counted', () => {
  const { changes, ...set } = planned('prod-x', { type: 'aws_nat_gateway', after: {} });
  const read = { ...set, changes: changes.map((change) => ({ ...change, mode: 'data' as const })) };
  expect(costDelta([read], PRICES).after).toBe(0);
});

test('a change that Terraform puts off is unknown, unless its type is free', () => {
  const { changes, ...set } = planned(
    'prod-x',
    { type: 'aws_nat_gateway', after: {} },
    { type: 'aws_iam_role', after: {} },
  );
  const deferred = changes.map((change) => ({ reason: 'provider_config_unknown', change }));
  expect(costDelta([{ ...set, changes: [], deferred }], PRICES).unknown).toEqual([
    { stack: 'prod-x', address: 'aws_nat_gateway.it', why: 'Terraform puts its change off: provider_config_unknown' },
  ]);
});

test('a cost that becomes unknown is no saving: it counts as before, and is said', () => {
  const after = { ...AIRFLOW, environment_class: 'mw1.xlarge' };
  const delta = costDelta([planned('prod-x', { type: 'aws_mwaa_environment', before: AIRFLOW, after })], PRICES);
  expect(delta).toMatchObject({ before: 1463.65, after: 1463.65, lines: [] });
  expect(delta.unknown[0]?.why).toContain('mwaa-environment-xlarge');
  expect(delta.unknown[0]?.why).toContain('it was $1,463.65 a month');
});

test('a cost that was unknown counts as nothing before, so that a raise is never hidden', () => {
  const before = { ...AIRFLOW, environment_class: 'mw1.micro' };
  const delta = costDelta([planned('prod-x', { type: 'aws_mwaa_environment', before, after: AIRFLOW })], PRICES);
  expect(delta).toMatchObject({ before: 0, after: 1463.65 });
  expect(delta.lines[0]?.basis).toMatch(/^no price of mwaa-environment-micro.* → mw1\.medium/);
});

test('what falls away is said where nobody could tell its cost', () => {
  const bucket = { type: 'aws_s3_bucket', before: {}, after: null };
  expect(costDelta([planned('prod-x', bucket)], PRICES).unknown[0]?.why).toMatch(/this falls away$/);
});

test('lines come with the largest raise first', () => {
  const set = planned(
    'prod-x',
    { type: 'aws_eip', name: 'small', after: {} },
    { type: 'aws_nat_gateway', name: 'gone', before: {}, after: null },
    { type: 'aws_nat_gateway', name: 'large', after: {} },
  );
  expect(costDelta([set], PRICES).lines.map(({ address }) => address)).toEqual([
    'aws_nat_gateway.large',
    'aws_eip.small',
    'aws_nat_gateway.gone',
  ]);
});
