import { costDelta } from '../../../../delivery/assess/cost/cost-delta';
import type { Attributes } from '../../../../delivery/model/value';
import { type Case, PRICES, planned } from './planned';

const ROUNDS = 200;
const SIZES = ['XSMALL', 'SMALL', 'MEDIUM', 'LARGE'];
const NAMES = ['A', 'B', 'C', 'D', 'E'];
const MONITORS = ['M', 'N'];

/** Numbers from 0 to below 1, the same for the same seed (a linear congruential generator). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Plans over a few warehouses and monitors, in which everything may come, change, go or stay. */
function anyPlans(seed: number): Case[] {
  const next = numbers(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)]!;
  const either = (make: () => Attributes) => (next() < 0.3 ? null : make());
  const both = (type: string, name: string, make: () => Attributes): Case => {
    const before = either(make);
    return { type, name, before, after: next() < 0.4 ? before : either(make) };
  };
  return [
    ...MONITORS.map((name) =>
      both('snowflake_resource_monitor', name, () => ({
        name,
        credit_quota: pick([10, 500, 5000]),
        suspend_trigger: 100,
      })),
    ),
    ...NAMES.map((name) =>
      both('snowflake_warehouse', name, () => ({ name, warehouse_size: pick(SIZES), generation: pick(['1', '2']) })),
    ),
    ...NAMES.map((name) =>
      both('snowflake_execute', name, () => ({
        execute: `ALTER WAREHOUSE "${name}" SET RESOURCE_MONITOR = "${pick(MONITORS)}"`,
      })),
    ),
  ].filter(({ before, after }) => before !== null || after !== null);
}

const SEEDS = Array.from({ length: ROUNDS }, (_, seed) => seed);

function deltaOf(cases: readonly Case[]) {
  return costDelta([planned('x', ...cases)], PRICES);
}

test('lines tell the whole difference between the sums', () => {
  for (const seed of SEEDS) {
    const { lines, before, after } = deltaOf(anyPlans(seed));
    const told = lines.reduce((sum, line) => sum + (line.after?.usd ?? 0) - (line.before?.usd ?? 0), 0);
    expect({ seed, told: told.toFixed(2) }).toEqual({ seed, told: (after - before).toFixed(2) });
  }
});

test('plans that undo others undo what they cost', () => {
  for (const seed of SEEDS) {
    const cases = anyPlans(seed);
    const { before, after } = deltaOf(cases);
    const undone = deltaOf(
      cases.map(({ before: was = null, after: is = null, ...one }) => ({ ...one, before: is, after: was })),
    );
    expect({ seed, before: undone.before, after: undone.after }).toEqual({ seed, before: after, after: before });
  }
});

test('the order of objects decides nothing', () => {
  for (const seed of SEEDS) {
    const cases = anyPlans(seed);
    const turned = deltaOf([...cases].reverse());
    expect(turned).toMatchObject({ before: deltaOf(cases).before, after: deltaOf(cases).after });
  }
});

test('a monitor never makes anything dearer', () => {
  for (const seed of SEEDS) {
    const cases = anyPlans(seed);
    const without = cases.filter(({ type }) => type === 'snowflake_warehouse');
    const names = new Set(without.filter(({ after }) => after !== null).map(({ name }) => name));
    const watched = cases.filter(({ type, name }) => type !== 'snowflake_execute' || names.has(name));
    expect(deltaOf(watched).after).toBeLessThanOrEqual(deltaOf(without).after);
  }
});
