import fc from 'fast-check';

import { synthesizedJson } from '../../../delivery/adapters/cdktf/synthesized-json';

const read = (text: string) => synthesizedJson(text, 'dev-lake/cdk.tf.json');

test.each([
  ['at the top', '{"resource": {"a": 1}, "resource": {"b": 2}}', 'resource'],
  ['further down', '{"data": [{"aws_x": {"one": {}, "one": {"p": 1}}}]}', 'one'],
  ['in other characters', String.raw`{"data": {}, "dat\u0061": {}}`, 'data'],
  ['after a text that looks like one', String.raw`{"a": "\"b\": {", "b": 1, "b": 2}`, 'b'],
  ['behind a list', '{"a": [1, {"c": 2}], "a": 3}', 'a'],
])('a key that is there twice is refused: %s', (_, text, key) => {
  expect(() => read(text)).toThrow(`dev-lake/cdk.tf.json has the key "${key}" twice in one object`);
});

test('the same key in two objects, or as a value, is no repetition', () => {
  const text = '{"a": {"a": "a"}, "b": [{"a": 1}, {"a": 2}], "c": "a"}';
  expect(read(text)).toEqual(JSON.parse(text));
});

test('whatever JavaScript writes is read as it is', () => {
  fc.assert(
    fc.property(fc.json({ stringUnit: 'grapheme' }), (text) => {
      expect(read(text)).toEqual(JSON.parse(text));
    }),
    { numRuns: 500 },
  );
});

test('what is not JSON is refused by its name', () => {
  expect(() => read('{')).toThrow('dev-lake/cdk.tf.json is not JSON; synthesize again');
});
