import { LISTINGS, PRICES_OF, priceListFor } from '../../../../delivery/assess/cost/price-list';
import { PRICE_NAMES } from '../../../../environments/schema/price-names';
import { costDelta } from '../../../../delivery/assess/cost/cost-delta';
import { environment, planned } from './planned';

const PROD = environment('prod');

test.each([
  ['standard', 'eu-west-1', 2.6],
  ['enterprise', 'eu-west-1', 3.9],
  ['business-critical', 'eu-west-1', 5.2],
  ['enterprise', 'us-east-1', 3],
] as const)('a credit is priced by edition and region: %s in %s', (...[edition, region, usd]) => {
  const list = priceListFor({ ...PROD, aws: { ...PROD.aws, region }, snowflake: { ...PROD.snowflake, edition } });
  expect(list.prices['snowflake-credit']?.usd).toBe(usd);
});

test('a region that no list knows has no price, and says so', () => {
  const list = priceListFor({ ...PROD, aws: { ...PROD.aws, region: 'af-south-1' } });
  expect(list.prices).toEqual({});
  const warehouse = { name: 'W', warehouse_size: 'XSMALL', generation: '1' };
  const set = planned('prod-x', { type: 'aws_eip', after: {} }, { type: 'snowflake_warehouse', after: warehouse });
  const delta = costDelta([set], list);
  expect(delta).toMatchObject({ after: 0, lines: [] });
  expect(delta.unknown.map(({ why }) => why)).toEqual([
    expect.stringContaining('no price of public-ipv4 is known for af-south-1'),
    expect.stringContaining('no price of snowflake-credit is known for af-south-1'),
  ]);
});

test('what an environment states takes the place of the list, and says where it comes from', () => {
  const own = { ...PROD, cost: { ...PROD.cost, prices: { 'nat-gateway': 0.03, 'mwaa-environment-micro': 0.2 } } };
  const list = priceListFor(own);
  expect(list.prices['nat-gateway']).toMatchObject({ usd: 0.03, source: 'cost.prices of environment prod' });
  expect(list.prices['mwaa-environment-micro']?.usd).toBe(0.2);
  expect(list.prices['public-ipv4']?.usd).toBe(0.005);
  expect(costDelta([planned('prod-x', { type: 'aws_nat_gateway', after: {} })], list).after).toBe(21.9);
});

test('a price of nothing is a price', () => {
  const free = { ...PROD, cost: { ...PROD.cost, prices: { 'kms-key': 0 } } };
  const delta = costDelta([planned('prod-x', { type: 'aws_kms_key', after: {} })], priceListFor(free));
  expect(delta.unknown).toEqual([]);
});

test('every price says where it was seen and when, and none is from the future', () => {
  const bare = LISTINGS.filter(
    ({ source, day }) => source.length < 10 || !/^\d{4}-\d\d-\d\d$/.test(day) || day > PRICES_OF,
  );
  expect(bare).toEqual([]);
});

test('no price stands twice for one region and edition', () => {
  const keys = LISTINGS.flatMap(({ name, edition = 'any', usd }) =>
    Object.keys(usd).map((region) => `${name} ${edition} ${region}`),
  );
  expect(keys).toEqual([...new Set(keys)]);
});

test('every price has a name that environments may state', () => {
  expect(LISTINGS.filter(({ name }) => !PRICE_NAMES.includes(name))).toEqual([]);
});
