import { costDelta } from '../../../../delivery/assess/cost/cost-delta';
import type { Watches } from '../../../../delivery/assess/cost/watches';
import { type Attributes, Redacted, UNKNOWN } from '../../../../delivery/model/value';
import { type Case, PRICES, planned } from './planned';

/** A month of one credit an hour at $3.90. */
const MONTH = 2847;

const LIMITED = { credit_quota: 100, frequency: 'MONTHLY', suspend_trigger: 95, suspend_immediate_trigger: 100 };

function warehouse(name: string, settings: Attributes = {}): Attributes {
  return {
    name,
    warehouse_size: 'XSMALL',
    warehouse_type: 'STANDARD',
    generation: '1',
    max_cluster_count: 1,
    ...settings,
  };
}

function made(name: string, settings: Attributes = {}): Case {
  return { type: 'snowflake_warehouse', name, after: warehouse(name, settings) };
}

function kept(name: string, settings: Attributes = {}): Case {
  const values = warehouse(name, settings);
  return { type: 'snowflake_warehouse', name, before: values, after: values };
}

function resized(name: string, was: Attributes, is: Attributes): Case {
  return { type: 'snowflake_warehouse', name, before: warehouse(name, was), after: warehouse(name, is) };
}

function monitor(name: string, settings: Attributes = LIMITED): Case {
  const values = { name, ...settings };
  return { type: 'snowflake_resource_monitor', name, before: values, after: values };
}

function attached(name: string, to: string): Case {
  const values = { execute: `ALTER WAREHOUSE "${name}" SET RESOURCE_MONITOR = "${to}"` };
  return { type: 'snowflake_execute', name, before: values, after: values };
}

function after(...cases: readonly Case[]): number {
  return costDelta([planned('prod-warehouse', ...cases)], PRICES).after;
}

const RATES: readonly (readonly [what: string, settings: Attributes, credits: number])[] = [
  ['X-Small', {}, 1],
  ['a size that is not stated', { warehouse_size: null }, 1],
  ['the words of Snowflake for a size', { warehouse_size: '2X-Large' }, 32],
  ['the largest', { warehouse_size: 'X6LARGE' }, 512],
  ['clusters', { max_cluster_count: 3 }, 3],
  ['no clusters, as the standard edition reports', { max_cluster_count: null }, 1],
  ['generation 2 on AWS', { generation: '2', warehouse_size: 'MEDIUM' }, 5.4],
  ['Snowpark-optimized', { warehouse_type: 'SNOWPARK-OPTIMIZED', warehouse_size: 'MEDIUM', generation: null }, 6],
];

test.each(RATES)('a warehouse without a monitor may run all month: %s', (_, settings, credits) => {
  const delta = costDelta([planned('prod-warehouse', made('W', settings))], PRICES);
  expect(delta.after).toBeCloseTo(credits * MONTH, 2);
  expect(delta.lines).toMatchObject([{ before: null, after: { kind: 'ceiling' } }]);
});

const UNTOLD: readonly (readonly [what: string, settings: Attributes, why: string])[] = [
  ['a size that nobody knows', { warehouse_size: 'HUGE' }, 'the size HUGE'],
  ['a size known after the apply', { warehouse_size: UNKNOWN }, 'warehouse_size is known only after the apply'],
  ['a size that is hidden', { warehouse_size: new Redacted('(sensitive)', 'aa') }, 'warehouse_size is hidden'],
  ['a generation that is not stated', { generation: null }, 'generation is not stated'],
  ['generation 2 of a size without a known rate', { generation: '2', warehouse_size: 'X5LARGE' }, 'generation 2'],
  ['an adaptive warehouse', { warehouse_type: 'ADAPTIVE' }, 'warehouses of type ADAPTIVE'],
  [
    'Snowpark with another memory',
    { warehouse_type: 'SNOWPARK-OPTIMIZED', warehouse_size: 'MEDIUM', resource_constraint: 'MEMORY_64X' },
    'MEMORY_64X',
  ],
];

test.each(UNTOLD)('unknown is said: %s', (_, settings, why) => {
  const delta = costDelta([planned('prod-warehouse', made('W', settings))], PRICES);
  expect(delta).toMatchObject({ after: 0, lines: [] });
  expect(delta.unknown[0]?.why).toContain(why);
});

test('accelerated queries are said besides', () => {
  const delta = costDelta([planned('prod-warehouse', made('W', { enable_query_acceleration: 'true' }))], PRICES);
  expect(delta.after).toBe(MONTH);
  expect(delta.unknown[0]?.why).toContain('may be accelerated');
});

test('warehouses under one monitor share its cap', () => {
  const three = ['A', 'B', 'C'].flatMap((name) => [made(name, { warehouse_size: 'LARGE' }), attached(name, 'M')]);
  const delta = costDelta([planned('prod-warehouse', monitor('M'), ...three)], PRICES);
  expect(delta.after).toBe(390);
  expect(delta.lines).toHaveLength(1);
  expect(delta.lines[0]?.basis).toBe(
    '(A 8 credits/h + B 8 credits/h + C 8 credits/h); at most 100 credits a month by monitor M × $3.90',
  );
});

test('warehouses that cannot reach the cap cost what they can use', () => {
  const roomy = { ...LIMITED, credit_quota: 5000 };
  expect(after(monitor('M', roomy), made('A'), attached('A', 'M'), made('B'), attached('B', 'M'))).toBe(2 * MONTH);
});

test('a warehouse beside those of a monitor has a month of its own', () => {
  expect(after(monitor('M'), made('A'), attached('A', 'M'), made('B'))).toBe(390 + MONTH);
});

test('a warehouse that itself reports its monitor is bounded by it, however the name is quoted', () => {
  expect(after(monitor('M'), made('A', { resource_monitor: '"M"' }))).toBe(390);
  expect(after(monitor('M'), made('A', { resource_monitor: 'm' }))).toBe(390);
});

const CAPS: readonly (readonly [what: string, settings: Attributes, credits: number])[] = [
  ['ends statements above its quota', { ...LIMITED, suspend_immediate_trigger: 110 }, 110],
  ['only waits for statements', { credit_quota: 100, suspend_trigger: 90 }, 90],
  ['starts anew every day', { ...LIMITED, credit_quota: 6, frequency: 'DAILY' }, 182.5],
  ['starts anew every week', { ...LIMITED, credit_quota: 84, frequency: 'WEEKLY' }, 365],
  ['may be used up in one month of its year', { ...LIMITED, frequency: 'YEARLY' }, 100],
  ['only notifies', { credit_quota: 100, notify_triggers: [50] }, 730],
  ['has no quota', { suspend_trigger: 100 }, 730],
  ['has a quota known after the apply', { ...LIMITED, credit_quota: UNKNOWN }, 730],
];

test('a warehouse whose monitor is not known to stop it says so', () => {
  const delta = costDelta([planned('prod-warehouse', made('A', { resource_monitor: 'ELSEWHERE' }))], PRICES);
  expect(delta.lines[0]?.basis).toBe('A 1 credit/h × 730 h × $3.90, for monitor ELSEWHERE is not known to stop it');
});

test.each(CAPS)('a monitor that %s', (_, settings, credits) => {
  expect(after(monitor('M', settings), made('A'), attached('A', 'M'))).toBeCloseTo(credits * 3.9, 2);
});

test('a size nobody knows is bounded by its monitor', () => {
  const delta = costDelta(
    [planned('prod-warehouse', monitor('M'), made('A', { warehouse_size: UNKNOWN }), attached('A', 'M'))],
    PRICES,
  );
  expect(delta.after).toBe(390);
  expect(delta.lines[0]?.basis).toContain('A (warehouse_size is known only after the apply)');
});

test('a resize of a warehouse without a monitor is told with both rates', () => {
  const bi = resized('BI', { warehouse_size: 'SMALL' }, { warehouse_size: 'LARGE', max_cluster_count: 2 });
  const delta = costDelta([planned('prod-warehouse', bi)], PRICES);
  expect(delta).toMatchObject({ before: 2 * MONTH, after: 16 * MONTH });
  expect(delta.lines[0]).toMatchObject({
    address: 'snowflake_warehouse.BI',
    basis: 'BI 2 credits/h × 730 h × $3.90 → BI 8 credits/h × 2 clusters × 730 h × $3.90',
  });
});

test('a resize under a cap leaves the ceiling, and the faster rate is told at the warehouse', () => {
  const bi = resized('BI', {}, { warehouse_size: 'LARGE' });
  const delta = costDelta(
    [planned('prod-warehouse', bi, kept('ETL'), attached('BI', 'M'), attached('ETL', 'M'), monitor('M'))],
    PRICES,
  );
  expect(delta).toMatchObject({ before: 390, after: 390 });
  expect(delta.lines).toMatchObject([{ address: 'snowflake_warehouse.BI' }]);
  expect(delta.lines[0]?.basis).toMatch(/BI 1 credit\/h.* → .*BI 8 credits\/h/);
});

test('a larger quota raises the ceiling even where only the stack of monitors is planned', () => {
  const grown = {
    type: 'snowflake_resource_monitor',
    name: 'M',
    before: { name: 'M', ...LIMITED },
    after: { name: 'M', ...LIMITED, credit_quota: 1000 },
  };
  const delta = costDelta([planned('prod-account', grown, attached('BI', 'M'))], PRICES);
  expect(delta).toMatchObject({ before: 390, after: 3900 });
  expect(delta.lines).toMatchObject([{ stack: 'prod-account', address: 'snowflake_resource_monitor.M' }]);
});

test('a monitor that is taken away leaves its warehouses unbounded', () => {
  const gone = { type: 'snowflake_resource_monitor', name: 'M', before: { name: 'M', ...LIMITED }, after: null };
  const detached = { ...attached('A', 'M'), after: null };
  const reports = { resource_monitor: 'M' };
  expect(costDelta([planned('x', gone, detached, kept('A', reports))], PRICES)).toMatchObject({
    before: 390,
    after: MONTH,
    lines: [{ address: 'snowflake_resource_monitor.M' }],
  });
});

test('a warehouse that moves to another monitor is one line over both', () => {
  const moved = { ...attached('A', 'M'), after: { execute: 'ALTER WAREHOUSE "A" SET RESOURCE_MONITOR = "N"' } };
  const small = { ...LIMITED, credit_quota: 50 };
  const delta = costDelta([planned('x', monitor('M'), monitor('N', small), kept('A'), moved)], PRICES);
  expect(delta).toMatchObject({ before: 390, after: 195, lines: [{ address: 'snowflake_execute.A' }] });
});

test('a warehouse that is removed lowers the bill', () => {
  const gone = { type: 'snowflake_warehouse', name: 'A', before: warehouse('A'), after: null };
  expect(costDelta([planned('x', gone)], PRICES)).toMatchObject({ before: MONTH, after: 0, lines: [{ after: null }] });
});

test('monitors and warehouses find each other across the planned stacks', () => {
  const sets = [planned('prod-warehouse', made('A')), planned('prod-account', monitor('M'), attached('A', 'M'))];
  expect(costDelta(sets, PRICES).after).toBe(390);
});

describe('what the environment says of stacks that are not planned', () => {
  const WATCHES: Watches = {
    monitors: [{ stack: 'prod-account', monitor: 'M', credits: 100 }],
    attached: [{ stack: 'prod-account', monitor: 'M', warehouse: 'A' }],
  };

  test('bounds warehouses whose account stack is not planned', () => {
    const sets = [planned('prod-warehouse', made('A', { resource_monitor: 'null' }))];
    expect(costDelta(sets, PRICES, WATCHES).after).toBe(390);
  });

  test('is not asked where the account stack is planned and has no monitor', () => {
    const sets = [planned('prod-warehouse', made('A')), planned('prod-account')];
    expect(costDelta(sets, PRICES, WATCHES).after).toBe(MONTH);
  });
});

test('the sums of the lines are the difference of the totals', () => {
  const set = planned(
    'x',
    monitor('M'),
    made('A', { warehouse_size: 'LARGE' }),
    attached('A', 'M'),
    resized('B', {}, { generation: '2' }),
    { type: 'aws_nat_gateway', before: {}, after: null },
    { type: 'aws_eip', after: {} },
  );
  const { lines, before, after: total } = costDelta([set], PRICES);
  const sum = lines.reduce((all, line) => all + (line.after?.usd ?? 0) - (line.before?.usd ?? 0), 0);
  expect(sum).toBeCloseTo(total - before, 6);
});
