import { administeredChanges } from '../../../delivery/plan/administered-stacks';
import { affectedStacks, digestsOf, orphanedStacks } from '../../../delivery/plan/affected-stacks';
import { stack } from '../../fakes/fake-world';

const network = stack('dev-network');
const airflow = stack('dev-airflow', { dependencies: ['dev-network'] });
const report = stack('dev-report', { dependencies: ['dev-airflow'] });
const lake = stack('dev-lake');
const before = digestsOf([network, airflow, report, lake]);

test('a tree that synthesizes the same affects nothing', () => {
  expect(affectedStacks([network, airflow, report, lake], before)).toEqual([]);
});

test('a changed stack affects whatever depends on it, at any distance', () => {
  const changed = { ...network, digest: 'other' };
  expect(affectedStacks([changed, airflow, report, lake], before).map(({ id }) => id)).toEqual([
    'dev-network',
    'dev-airflow',
    'dev-report',
  ]);
});

test('a stack that is new is affected', () => {
  expect(affectedStacks([lake, stack('dev-new')], before).map(({ id }) => id)).toEqual(['dev-new']);
});

test('a stack that is gone is named, because its state remains', () => {
  expect(orphanedStacks([network, airflow, report], before)).toEqual(['dev-lake']);
});

describe('a stack that is left to administrators', () => {
  const byHand = { ...network, digest: 'other', administered: true } as const;

  test('is never affected, and affects nothing', () => {
    expect(affectedStacks([byHand, airflow, report, lake], before)).toEqual([]);
  });

  test('is applied by the pipeline as soon as it is no longer left to them', () => {
    const settled = digestsOf([byHand, lake]);
    expect(settled).toEqual({ 'dev-lake': lake.digest });
    expect(affectedStacks([{ ...network, digest: 'other' }, lake], settled).map(({ id }) => id)).toEqual([
      'dev-network',
    ]);
  });

  test('is no orphan', () => {
    expect(orphanedStacks([byHand, airflow, report, lake], before)).toEqual([]);
  });

  test('is told where a change makes it or makes it another one', () => {
    const same = { ...lake, administered: true } as const;
    expect(administeredChanges([byHand, same, airflow], [network, lake]).map(({ id }) => id)).toEqual(['dev-network']);
    expect(administeredChanges([same], [])).toEqual([same]);
  });
});
