import { readState } from '../../../delivery/adapters/terraform/read-state';

const WAREHOUSE = {
  mode: 'managed',
  type: 'snowflake_warehouse',
  name: 'BI',
  instances: [{ attributes: { name: 'DEV_BI' } }],
};

test('a stack that was never applied has no resources', () => {
  expect(readState('dev-warehouse', '')).toEqual([]);
});

test('managed resources are read, data sources are not', () => {
  const state = { version: 4, resources: [WAREHOUSE, { ...WAREHOUSE, mode: 'data', type: 'aws_ssm_parameter' }] };
  expect(readState('dev-warehouse', JSON.stringify(state))).toEqual([
    { address: 'snowflake_warehouse.BI', type: 'snowflake_warehouse', values: { name: 'DEV_BI' } },
  ]);
});

test('instances have the addresses that Terraform gives them', () => {
  const instances = [
    { index_key: 'a', attributes: {} },
    { index_key: 0, attributes: {} },
  ];
  const state = { version: 4, resources: [{ ...WAREHOUSE, module: 'module.m', instances }] };
  expect(readState('x', JSON.stringify(state)).map(({ address }) => address)).toEqual([
    'module.m.snowflake_warehouse.BI["a"]',
    'module.m.snowflake_warehouse.BI[0]',
  ]);
});

test('a state of another version is refused', () => {
  expect(() => readState('dev-warehouse', JSON.stringify({ version: 5 }))).toThrow('a state of version 4');
});
