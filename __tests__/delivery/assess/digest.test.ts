import { changeDigests } from '../../../delivery/assess/change-digests';
import { digestOf } from '../../../delivery/assess/digest';
import { UNKNOWN } from '../../../delivery/model/value';
import { aChange, aChangeSet } from '../../fakes/change-set';
import { MUTATIONS, NOISE, REVIEWED } from '../../fakes/plan-mutations';

const reviewed = digestOf(REVIEWED);

test('a digest is a SHA-256', () => {
  expect(reviewed).toMatch(/^[0-9a-f]{64}$/);
});

test('the mutation suite holds at least 30 kinds of difference, each unlike every other', () => {
  const digests = Object.values(MUTATIONS).map((mutate) => digestOf(mutate(REVIEWED)));
  expect(digests.length).toBeGreaterThanOrEqual(30);
  expect(new Set(digests).size).toBe(digests.length);
});

test.each(Object.entries(MUTATIONS))('the digest changes when %s', (_, mutate) => {
  expect(digestOf(mutate(REVIEWED))).not.toBe(reviewed);
});

test.each(Object.entries(NOISE))('the digest stays with %s', (_, mutate) => {
  expect(mutate(REVIEWED)).not.toBe(REVIEWED);
  expect(digestOf(mutate(REVIEWED))).toBe(reviewed);
});

test('1, 1.0, 0 and -0 are the numbers that they are', () => {
  const sized = (json: string) => digestOf(aChangeSet([aChange({ after: JSON.parse(json) as { size: number } })]));
  expect(sized('{"size": 1.0}')).toBe(sized('{"size": 1}'));
  expect(sized('{"size": -0}')).toBe(sized('{"size": 0}'));
  expect(sized('{"size": 1e999}')).not.toBe(sized('{"size": null}'));
});

test('every change has a digest under a name of its own', () => {
  expect(Object.keys(changeDigests(REVIEWED))).toEqual(
    expect.arrayContaining(['snowflake_warehouse.BI', 'aws_eip.nat (deposed a1b2c3d4)', 'output url']),
  );
  expect(Object.keys(changeDigests(REVIEWED))).toHaveLength(11);
  expect(changeDigests(REVIEWED)['deferred aws_vpc.late']?.action).toBe('update');
});

test('only the change that differs has another digest', () => {
  const before = changeDigests(REVIEWED);
  const after = changeDigests(MUTATIONS['a secret was rotated']!(REVIEWED));
  const differing = Object.keys(before).filter((name) => before[name]!.digest !== after[name]!.digest);
  expect(differing).toEqual(['aws_glue_job.load[0]']);
});

test('a plan that names an object twice is refused', () => {
  expect(() => digestOf(aChangeSet([aChange(), aChange({ action: 'delete' })]))).toThrow(
    'the plan of dev-warehouse names snowflake_warehouse.BI twice',
  );
});

test('no text of a plan can pose as a value that nobody knows', () => {
  const posing = ['(known after apply)', '["unknown"]', ['unknown'], { unknown: true }, [['unknown']], 'unknown'];
  const digests = [UNKNOWN, ...posing].map((value) => digestOf(aChangeSet([aChange({ after: { value } })])));
  expect(new Set(digests).size).toBe(digests.length);
});
