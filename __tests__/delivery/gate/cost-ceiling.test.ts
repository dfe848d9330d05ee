import { costRefusals } from '../../../delivery/gate/cost-ceiling';
import type { CostDelta, CostLine } from '../../../delivery/model/cost';
import { path } from '../../../environments';
import { load } from '../../../environments/load';
import type { Environment } from '../../../environments/schema/environment';

const [first] = load(path);

const LIMITED: Environment = { ...first!, name: 'dev', cost: { ceilingUsdPerMonth: 1000, prices: {} } };

function line(address: string, before: number | null, after: number | null): CostLine {
  const cost = (usd: number | null) => (usd === null ? null : { usd, kind: 'fixed' as const });
  return { stack: 'dev-x', address, before: cost(before), after: cost(after), basis: '' };
}

function delta(before: number, after: number, lines: readonly CostLine[] = []): CostDelta {
  return { lines, unknown: [], before, after, pricesOf: '2026-11-21' };
}

test.each([
  ['a raise to the ceiling', delta(900, 1000)],
  ['a plan that lowers a cost far above the ceiling', delta(9000, 8000)],
  ['a plan that leaves a cost above the ceiling', delta(9000, 9000)],
  ['an environment that vanishes', delta(9000, 0)],
])('%s is not refused', (_, cost) => {
  expect(costRefusals(cost, LIMITED)).toEqual([]);
});

test.each([
  ['a raise by a cent above the ceiling', delta(1000, 1000.01)],
  ['a raise of what was above the ceiling before', delta(2000, 2000.01)],
  ['a first plan above the ceiling', delta(0, 1001)],
  ['a sum that is no number', delta(0, NaN)],
])('%s is refused', (_, cost) => {
  expect(costRefusals(cost, LIMITED)).toHaveLength(1);
});

test('the sentence has both sums, the three largest raises, and what to do', () => {
  const lines = [
    line('a.small', 0, 1),
    line('a.third', null, 50),
    line('a.cheaper', 500, 100),
    line('a.first', 100, 900),
    line('a.second', 0, 200),
  ];
  const [refusal] = costRefusals(delta(600, 1251, lines), LIMITED);
  expect(refusal).toEqual({
    rule: 'cost ceiling',
    sentence:
      'dev may cost $1,251.00 a month (in the planned stacks alone), which is $251.00 above its ceiling of $1,000.00; ' +
      'before this change $600.00. Most of it: a.first of dev-x +$800.00, a.second of dev-x +$200.00, a.third of dev-x ' +
      '+$50.00. What to do: make it smaller (the quota of a monitor, clusters, workers), or raise ' +
      'cost.ceilingUsdPerMonth in environments/dev.ts',
  });
});

test('what the unplanned stacks cost is added, and decides alone neither way', () => {
  expect(costRefusals(delta(100, 200), LIMITED, 700)).toEqual([]);
  expect(costRefusals(delta(100, 200), LIMITED, 900)[0]?.sentence).toMatch(/^dev may cost \$1,100\.00 a month, which/);
  expect(costRefusals(delta(100, 100), LIMITED, 5000)).toEqual([]);
});

test('a ceiling of nothing lets nothing be raised', () => {
  const free = { ...LIMITED, cost: { ...LIMITED.cost, ceilingUsdPerMonth: 0 } };
  expect(costRefusals(delta(0, 0.01), free)).toHaveLength(1);
});
