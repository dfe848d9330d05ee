import { decode, encode, ExtensionCodec } from '@msgpack/msgpack';

import type { Value } from './value';
import { UNKNOWN } from './value';

/** The extension types of unknown values: 0 plain, 12 with refinements (zclconf/go-cty, cty/msgpack/unknown.go). */
const UNKNOWN_EXTENSIONS = [0, 12];
const UNKNOWN_PAYLOAD = new Uint8Array([0]);

const extensionCodec = new ExtensionCodec();
for (const type of UNKNOWN_EXTENSIONS) {
  extensionCodec.register({
    type,
    encode: (value) => (value === UNKNOWN ? UNKNOWN_PAYLOAD : null),
    decode: () => UNKNOWN,
  });
}

/** Reads a value as Terraform sends it. Numbers beyond 2^53 become decimal text, which Terraform takes back as such. */
export function decodeValue(bytes: Uint8Array): Value {
  if (bytes.length === 0) return null;
  return withoutBigInts(decode(bytes, { extensionCodec, useBigInt64: true }));
}

/** Writes a value as Terraform reads it. */
export function encodeValue(value: Value): Uint8Array {
  return encode(value, { extensionCodec });
}

function withoutBigInts(value: unknown): Value {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value.toString();
  }
  if (Array.isArray(value)) return value.map(withoutBigInts);
  if (typeof value !== 'object' || value === null || value === UNKNOWN) return value as Value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutBigInts(member)]));
}
