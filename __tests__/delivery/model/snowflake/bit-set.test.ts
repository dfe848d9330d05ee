import { BitSet } from '../../../../delivery/model/snowflake/bit-set';

function setOf(...numbers: number[]): BitSet {
  const set = new BitSet(200);
  for (const number of numbers) set.add(number);
  return set;
}

test('holds what was put in, at the ends of words too', () => {
  const set = setOf(0, 31, 32, 63, 199);
  expect(set.without()).toEqual([0, 31, 32, 63, 199]);
  expect([set.has(31), set.has(30), set.has(199)]).toEqual([true, false, true]);
});

test('joins with another, and tells what others lack', () => {
  const set = setOf(1, 40);
  set.addAll(setOf(31, 40, 150));
  expect(set.without()).toEqual([1, 31, 40, 150]);
  expect(set.without(setOf(31), setOf(150, 7))).toEqual([1, 40]);
});
