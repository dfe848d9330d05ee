import { changedNames, isHidden, pairsAt, sameValue } from '../../../../delivery/assess/risk/attribute-pairs';
import { blockCovers, isEveryone } from '../../../../delivery/assess/risk/address-blocks';
import { Redacted, UNKNOWN, type Value } from '../../../../delivery/model/value';

test('a path goes through a block as Terraform writes it: a list of one', () => {
  const pairs = pairsAt('a.b', { a: [{ b: 1 }] }, { a: [{ b: 2 }] });
  expect(pairs).toEqual([{ before: 1, after: 2 }]);
});

test('what is named in many blocks is one list', () => {
  const pairs = pairsAt('a.b', { a: [{ b: [1] }, { b: [2, 3] }] }, { a: [] });
  expect(pairs).toEqual([{ before: [1, 2, 3], after: null }]);
});

test('entries of a list are matched by their key, wherever they stand', () => {
  const rules = [
    { id: 'x', days: 1 },
    { id: 'y', days: 2 },
  ];
  const pairs = pairsAt(
    'rule[id].days',
    { rule: rules },
    {
      rule: [
        { id: 'y', days: 3 },
        { id: 'z', days: 4 },
      ],
    },
  );
  expect(pairs).toEqual([
    { before: 1, after: null },
    { before: 2, after: 3 },
    { before: null, after: 4 },
  ]);
});

test('a list that is hidden, or not known, hides what is in it', () => {
  const before = { rule: [{ id: 'x', days: 1 }] };
  const hidden: readonly Value[] = [UNKNOWN, new Redacted('(sensitive)', 'aa'), [{ id: 'x', days: UNKNOWN }]];
  for (const rule of hidden) {
    expect(pairsAt('rule[id].days', before, { rule }).some(({ after }) => isHidden(after))).toBe(true);
  }
});

test('a secret is the same where its MAC is, whatever is shown of it', () => {
  expect(sameValue(new Redacted('a', 'm1'), new Redacted('b', 'm1'))).toBe(true);
  expect(sameValue([new Redacted('a', 'm1')], [new Redacted('a', 'm2')])).toBe(false);
  expect(sameValue(new Redacted('a', 'm1'), 'a')).toBe(false);
});

test('what is not known yet is the same as nothing', () => {
  expect(sameValue(UNKNOWN, UNKNOWN)).toBe(false);
  expect(changedNames({ a: 1, b: { c: 1, d: 2 } }, { a: UNKNOWN, b: { d: 2, c: 1 } })).toEqual(['a']);
});

test.each([
  ['10.0.0.0/8', '10.1.0.0/16', true],
  ['10.1.0.0/16', '10.0.0.0/8', false],
  ['10.0.0.0/8', '10.1.2.3', true],
  ['10.0.0.0/8', '11.0.0.0/16', false],
  ['::/0', '2001:db8::/32', true],
  ['0.0.0.0/0', '2001:db8::/32', false],
  ['pl-1', 'pl-1', true],
  ['10.0.0.0/99', '10.0.0.0/8', false],
])('%s covers %s: %s', (outer, inner, covers) => {
  expect(blockCovers(outer, inner)).toBe(covers);
});

test.each([
  ['0.0.0.0/0', true],
  ['0.0.0.0/1', true],
  ['::/0', true],
  ['10.0.0.0/8', false],
  ['sg-1', false],
])('%s is everyone: %s', (block, everyone) => {
  expect(isEveryone(block)).toBe(everyone);
});
