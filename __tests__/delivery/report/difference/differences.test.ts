import { Redacted, UNKNOWN } from '../../../../delivery/model/value';
import { diffLines } from '../../../../delivery/report/difference/diff-lines';
import { differences } from '../../../../delivery/report/difference/differences';

const shown = (before: Parameters<typeof differences>[0], after: Parameters<typeof differences>[1]) =>
  diffLines(differences(before, after)).map(({ sign, text }) => `${sign} ${text}`);

test('only attributes that differ are told, at the innermost place', () => {
  const before = { name: 'x', rule: { days: 7, on: true } };
  expect(differences(before, { name: 'x', rule: { days: 30, on: true } })).toEqual([
    { label: 'rule.days', path: 'rule.days', kind: 'set', before: 7, after: 30 },
  ]);
});

test('an attribute that is absent is the same as null', () => {
  expect(differences({ a: null }, {})).toEqual([]);
});

test('lists differ by what was added and removed, not by position', () => {
  expect(shown({ tags: ['a', 'b', 'c'] }, { tags: ['new', 'a', 'c'] })).toEqual(['- tags: "b"', '+ tags: "new"']);
  expect(differences({ tags: ['a', 'b'] }, { tags: ['b', 'a'] })).toEqual([
    { label: 'tags', path: 'tags', kind: 'order' },
  ]);
});

test('a policy differs by statement, whatever the order of the statements', () => {
  const read = { Sid: 'Read', Action: ['s3:GetObject'], Resource: '*' };
  const list = { Sid: 'List', Action: 's3:ListBucket', Resource: '*' };
  const before = { policy: JSON.stringify({ Statement: [read, list] }) };
  const wider = { ...read, Action: ['s3:GetObject', 's3:PutObject'] };
  const after = { policy: JSON.stringify({ Statement: [list, wider] }, null, 2) };
  expect(shown(before, after)).toEqual(['@ policy', '+ Statement[Read].Action: "s3:PutObject"']);
});

test('the same JSON in another form is said to be the same', () => {
  expect(differences({ policy: '{"a":1}' }, { policy: '{ "a": 1 }' })[0]?.kind).toBe('format');
});

test('SQL on one line differs by its clauses', () => {
  const sql = (days: number) =>
    `select a, b, c, d as total from orders left join lines on x = y where day > ${days} and kind = 1`;
  expect(shown({ q: sql(7) }, { q: sql(30) }).slice(1)).toEqual([
    '@ line 5',
    '  from orders',
    '  left join lines on x = y',
    '- where day > 7',
    '+ where day > 30',
    '  and kind = 1',
  ]);
});

test('long lines are cut to where they differ', () => {
  const long = (end: string) => `${'x'.repeat(5000)}${end}`;
  const lines = shown({ blob: long('old') }, { blob: long('new') });
  expect(lines.at(-2)).toBe(`- …${'x'.repeat(40)}old`);
  expect(lines.at(-1)).toBe(`+ …${'x'.repeat(40)}new`);
});

test('secrets differ by their MACs alone', () => {
  const secret = (mac: string) => ({ key: new Redacted('(sensitive)', mac) });
  expect(differences(secret('1'), secret('1'))).toEqual([]);
  expect(differences(secret('1'), secret('2'))).toHaveLength(1);
});

test('what is known after apply is a difference', () => {
  expect(shown({ id: 'a' }, { id: UNKNOWN })).toEqual(['- id: "a"', '+ id: (known after apply)']);
});

test('deeply nested JSON is compared as text', () => {
  const deep = (end: string) => `${'['.repeat(5000)}${end}${']'.repeat(5000)}`;
  expect(differences({ v: deep('1') }, { v: deep('2') })[0]?.kind).toBe('text');
});
