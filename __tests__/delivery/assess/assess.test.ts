import { assess } from '../../../delivery/assess/assess';
import { REVIEWED } from '../../fakes/plan-mutations';

test('an assessment has a risk for each change, in their order, and a digest for each and for all', () => {
  const { changes, digest, changeDigests, changeSet } = assess(REVIEWED);
  expect(changes.map(({ change }) => change)).toEqual(REVIEWED.changes);
  expect(changes.every(({ risks }) => risks.length > 0)).toBe(true);
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(Object.keys(changeDigests)).toHaveLength(11);
  expect(changeSet).toBe(REVIEWED);
});
