import { encode, ExtData } from '@msgpack/msgpack';

import type { Value } from '../../../delivery/local-cloud/providers/wire/value';
import { UNKNOWN } from '../../../delivery/local-cloud/providers/wire/value';
import { decodeValue, encodeValue } from '../../../delivery/local-cloud/providers/wire/value-codec';

test.each<[string, Value]>([
  ['nothing', null],
  ['text', 'é'],
  ['fractions', 0.5],
  ['large whole numbers', 2 ** 53 - 1],
  ['negative numbers', -5_000_000_000],
  ['unknown values inside objects and lists', { a: UNKNOWN, b: [UNKNOWN, 1, { c: UNKNOWN }] }],
])('%s come back as they went', (_, value) => {
  expect(decodeValue(encodeValue(value))).toEqual(value);
});

test('a plain unknown value is the extension that Terraform writes', () => {
  expect([...encodeValue(UNKNOWN)]).toEqual([0xd4, 0x00, 0x00]);
});

test('an unknown value with refinements is unknown', () => {
  expect(decodeValue(encode(new ExtData(12, new Uint8Array([0x81, 0x01, 0xc2]))))).toBe(UNKNOWN);
});

test('a number beyond 2^53 keeps all its digits, as text', () => {
  expect(decodeValue(encode(9_007_199_254_740_993n, { useBigInt64: true }))).toBe('9007199254740993');
});

test('decimal text, which Terraform sends for numbers without an exact binary form, is left alone', () => {
  expect(decodeValue(encode('0.1'))).toBe('0.1');
});

test('no bytes are nothing', () => {
  expect(decodeValue(new Uint8Array())).toBeNull();
});

test('an unknown value can never be written as JSON', () => {
  expect(() => JSON.stringify({ a: UNKNOWN })).toThrow('only known after apply');
});
