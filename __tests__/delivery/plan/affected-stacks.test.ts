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
