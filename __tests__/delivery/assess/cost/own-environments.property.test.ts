import { environmentCost } from '../../../../delivery/assess/cost/cost-delta';
import { costRefusals } from '../../../../delivery/gate/cost-ceiling';
import { path } from '../../../../environments';
import { load } from '../../../../environments/load';
import { preview } from '../../../../environments/preview';
import { sandbox } from '../../../../environments/sandbox';
import { creates } from './creates';

const environments = load(path, [sandbox('ann'), preview(7)]);

/** Computed by hand from the settings: credits of the monitor, Airflow, NAT gateways and their addresses, keys. */
const CEILINGS: Readonly<Record<string, number>> = {
  // Airflow is not in it: no page with the price of mw1.micro could be found.
  dev: 50 * 3.9 + 35.04 + 3.65 + 4,
  staging: 200 * 3.9 + 579.62 + 35.04 + 3.65 + 5,
  prod: 1000 * 3.9 + 1383.35 + 3 * (35.04 + 3.65) + 5,
  'sbx-ann': 20 * 3.9 + 2,
  'pr-7': 20 * 3.9 + 2,
};

const CASES = environments.map((environment) => [environment.name, environment] as const);

test.each(CASES)('%s stays under its own ceiling, and its tables know every type it uses', (name, environment) => {
  const delta = environmentCost(creates(environment), environment, environments);
  expect(costRefusals(delta, environment)).toEqual([]);
  expect(delta.after).toBeCloseTo(CEILINGS[name] ?? NaN, 2);
  expect(delta.unknown.filter(({ why }) => why.startsWith('no table'))).toEqual([]);
});

test('without the environment that lends its monitor, a sandbox may cost what its warehouses can use', () => {
  const [guest] = environments.filter(({ name }) => name === 'sbx-ann');
  const delta = environmentCost(creates(guest!), guest!);
  expect(delta.after).toBe(3 * 730 * 3.9 + 2);
  expect(costRefusals(delta, guest!)).toHaveLength(1);
});

test('an environment whose monitor is a thousand times as large is refused', () => {
  const [prod] = environments.filter(({ name }) => name === 'prod');
  const { WAREHOUSES: monitor } = prod!.monitors;
  const warehouses = { ...prod!.warehouses, BI: { ...prod!.warehouses['BI']!, size: 'XLARGE' as const } };
  const grown = { ...prod!, warehouses, monitors: { WAREHOUSES: { ...monitor!, creditQuota: 1_000_000 } } };
  expect(costRefusals(environmentCost(creates(grown), grown), grown)[0]?.sentence).toContain('monitor-WAREHOUSES');
});
