import { watchesOf } from '../../../../delivery/assess/cost/watches';
import { path } from '../../../../environments';
import { load } from '../../../../environments/load';
import { sandbox } from '../../../../environments/sandbox';

const [dev, staging, , ann] = load(path, [sandbox('ann')]);

test('names are as the stacks make them, and credits those at which statements are ended', () => {
  const { monitors, attached } = watchesOf(staging!);
  expect(monitors).toEqual([{ stack: 'staging-account', monitor: 'STG_WAREHOUSES', credits: 200 }]);
  expect(attached).toContainEqual({ stack: 'staging-account', monitor: 'STG_WAREHOUSES', warehouse: 'STG_BI' });
});

test('a sandbox is watched by the shared monitor of the environment that lends its account, and by no other', () => {
  const { monitors, attached } = watchesOf(ann!, [dev!, staging!, ann!]);
  expect(monitors).toEqual([
    { stack: 'dev-account', monitor: 'SBX_RM', credits: 20 },
    { stack: 'dev-account', monitor: 'PR_RM', credits: 20 },
  ]);
  expect(new Set(attached.map(({ monitor }) => monitor))).toEqual(new Set(['SBX_RM']));
});
