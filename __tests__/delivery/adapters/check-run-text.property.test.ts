import fc from 'fast-check';

import { partsOf, textsFrom } from '../../../delivery/adapters/github/check-run-text';

/** Text that does not compress, so that a few of them take several parts. */
const incompressible = fc
  .uint8Array({ minLength: 0, maxLength: 200_000 })
  .map((bytes) => Buffer.from(bytes).toString('base64'));

const text = fc.oneof(fc.string({ unit: 'grapheme' }), incompressible);

test('texts come back from their parts, whatever else lies between them and in whatever order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(text, { maxLength: 3 }), fc.array(fc.string()), fc.nat(), (texts, noise, turn) => {
      const all = [...texts.flatMap(partsOf), ...noise];
      const turned = [...all.slice(turn % (all.length + 1)), ...all.slice(0, turn % (all.length + 1))].reverse();
      expect(textsFrom(turned).sort()).toEqual([...texts].sort());
    }),
    { numRuns: 30 },
  );
});

test('no part is longer than GitHub takes', () => {
  const parts = partsOf(Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * i * 31) % 251)).toString('base64'));
  expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(65_535);
});

test('a text that lacks a part, or whose part is another one, is not there', () => {
  const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, i) => Math.sin(i) * 1e9));
  const parts = partsOf(bytes.toString('base64'));
  expect(parts.length).toBeGreaterThan(1);
  expect(textsFrom(parts.slice(1))).toEqual([]);
  const other = parts[1]!.replace(/\n./, '\n!');
  expect(textsFrom([parts[0]!, other, ...parts.slice(2)])).toEqual([]);
  const mended = parts[1]!.replace(/\n(.)/, (_, first) => (first === 'A' ? '\nB' : '\nA'));
  expect(textsFrom([parts[0]!, mended, ...parts.slice(2)])).toEqual([]);
  expect(textsFrom([...parts, mended])).toEqual([bytes.toString('base64')]);
});

test('something small that claims to become very large is not a text of ours', () => {
  const [part = ''] = partsOf('x'.repeat(70 * 1024 * 1024));
  expect(textsFrom([part])).toEqual([]);
});
