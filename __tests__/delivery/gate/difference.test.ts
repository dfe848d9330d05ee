import { differenceBetween } from '../../../delivery/gate/difference';
import { differenceLines, differenceSummary } from '../../../delivery/gate/difference-text';
import type { ChangeSet } from '../../../delivery/model/change-set';
import { aChange, aChangeSet } from '../../fakes/change-set';
import { aReviewedStack, assessed } from '../../fakes/review';

const change = (name: string, parts = {}) => aChange({ address: `snowflake_warehouse.${name}`, ...parts });
const larger = { after: { name: 'X', warehouse_size: 'LARGE' } };

function difference(reviewed: ChangeSet, planned: ChangeSet) {
  return differenceBetween(aReviewedStack(reviewed), assessed(planned));
}

const reviewed = aChangeSet([change('A'), change('B'), change('C')]);
const planned = aChangeSet([
  change('A', larger),
  change('B', { action: 'replace' }),
  change('D', { action: 'delete', after: null }),
]);

test('a difference is counted: what differs, what is new by its action, what is gone', () => {
  expect(differenceSummary(difference(reviewed, planned))).toBe(
    '2 addresses differ, 1 new delete, 1 no longer planned',
  );
});

test('a difference is listed with what destroys first', () => {
  expect(differenceLines(difference(reviewed, planned))).toEqual([
    '+ snowflake_warehouse.D: delete, which was not reviewed',
    '~ snowflake_warehouse.B: replace, reviewed as update',
    '~ snowflake_warehouse.A: update, reviewed with other values or for other reasons',
    '- snowflake_warehouse.C: update was reviewed, and is no longer planned',
  ]);
});

test('a difference as JSON names changes and actions, and no value', () => {
  const json = JSON.stringify(difference(reviewed, planned));
  expect(JSON.parse(json)).toMatchObject({
    stack: 'dev-warehouse',
    same: false,
    added: [{ name: 'snowflake_warehouse.D', reviewed: null, planned: 'delete' }],
    missing: [{ name: 'snowflake_warehouse.C', reviewed: 'update', planned: null }],
  });
  expect(json).not.toContain('LARGE');
});

test('outputs, moves and leftovers are counted apart from addresses', () => {
  const output = (after: string) => ({ outputs: [{ name: 'url', action: 'update' as const, before: 'a', after }] });
  expect(differenceSummary(difference(aChangeSet([], output('b')), aChangeSet([], output('c'))))).toBe(
    '1 output differs',
  );
  expect(differenceSummary(difference(aChangeSet([]), aChangeSet([], output('b'))))).toBe('1 new update of an output');
  const moved = change('M', { action: 'none', movedFrom: 'x.y' });
  const leftover = change('A', { action: 'delete', deposed: 'a1b2', after: null });
  expect(differenceSummary(difference(aChangeSet([]), aChangeSet([moved, leftover])))).toBe(
    '1 new delete, 1 new move or import',
  );
});

test('the same plan has no difference', () => {
  const none = difference(reviewed, reviewed);
  expect(none).toEqual({ stack: 'dev-warehouse', same: true, differing: [], added: [], missing: [] });
  expect([differenceSummary(none), differenceLines(none)]).toEqual(['nothing differs', []]);
});

test('a plan whose changes are the same may still differ as a whole', () => {
  const whole = difference(reviewed, { ...reviewed, complete: false });
  expect(differenceSummary(whole)).toContain('what Terraform says of the plan as a whole');
});

test('a long difference says how much of it is not shown, and shows deletes', () => {
  const many = Array.from({ length: 500 }, (_, i) => change(`W${i}`));
  const lines = differenceLines(difference(aChangeSet([]), aChangeSet([...many, change('Z', { action: 'delete' })])));
  expect(lines[0]).toContain('snowflake_warehouse.Z: delete');
  expect(lines).toHaveLength(61);
  expect(lines.at(-1)).toBe('… and 441 more');
});
