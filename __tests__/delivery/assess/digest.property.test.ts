import fc from 'fast-check';

import { canonicalValue } from '../../../delivery/assess/canonical-value';
import { digestOf } from '../../../delivery/assess/digest';
import type { Change } from '../../../delivery/model/change-set';
import { type Attributes, isAttributes, Redacted, UNKNOWN, type Value } from '../../../delivery/model/value';
import { aChange, aChangeSet } from '../../fakes/change-set';

const mac = fc.constantFrom('a'.repeat(64), 'b'.repeat(64));

/** Texts that look like what a canonical form is made of are as likely as others. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '["unknown"]',
    '(known after apply)',
    '(sensitive)',
    'list',
    'redacted',
    'unknown',
    'null',
    '{}',
    '__proto__',
  ),
);

const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(null, true, false, UNKNOWN),
    fc.double({ noNaN: true }),
    text,
    mac.map((digest) => new Redacted('(sensitive)', digest)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  ),
}));

/** What two values are where they are the same, told another way than the digest does. */
function isSame(one: Value | undefined, other: Value | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  if (one instanceof Redacted || other instanceof Redacted) {
    return one instanceof Redacted && other instanceof Redacted && one.mac === other.mac;
  }
  if (one === UNKNOWN || other === UNKNOWN) return one === other;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [entries, others] = [entriesOf(one), new Map(entriesOf(other))];
  return entries.length === others.size && entries.every(([key, inner]) => isSame(inner, others.get(key)));
}

function entriesOf(value: object): [string, Value][] {
  return Object.entries(value) as [string, Value][];
}

test('two values have the same canonical form exactly where they are the same', () => {
  fc.assert(
    fc.property(value, value, (one, other) => {
      expect(canonicalValue(one) === canonicalValue(other)).toBe(isSame(one, other));
    }),
    { numRuns: 2_000 },
  );
});

test('a canonical form is JSON', () => {
  fc.assert(
    fc.property(value, (one) => {
      expect(() => JSON.parse(canonicalValue(one)) as unknown).not.toThrow();
    }),
  );
});

const change = fc
  .record({
    name: fc.stringMatching(/^[a-z]{1,8}$/),
    before: fc.dictionary(text, value),
    after: fc.dictionary(text, value),
  })
  .map(({ name, before, after }): Change => aChange({ address: `aws_vpc.${name}`, type: 'aws_vpc', before, after }));

const changes = fc.uniqueArray(change, { selector: ({ address }) => address, maxLength: 8 });

/** The same values, made anew, with their keys the other way round. */
function rebuilt(one: Value): Value {
  if (Array.isArray(one)) return (one as readonly Value[]).map(rebuilt);
  return isAttributes(one) ? turned(one) : one;
}

function turned(attributes: Attributes): Attributes {
  const entries = Object.entries(attributes).reverse();
  return Object.fromEntries(entries.map(([key, inner]): [string, Value] => [key, rebuilt(inner)]));
}

test('the order of changes and of attributes means nothing', () => {
  fc.assert(
    fc.property(changes, (all) => {
      const again = all.map((one) => ({ ...one, before: turned(one.before!), after: turned(one.after!) })).reverse();
      expect(digestOf(aChangeSet(again))).toBe(digestOf(aChangeSet(all)));
    }),
  );
});

test('one change less is another plan', () => {
  fc.assert(
    fc.property(changes, fc.nat(), (all, which) => {
      fc.pre(all.length > 0);
      const fewer = all.filter((_, at) => at !== which % all.length);
      expect(digestOf(aChangeSet(fewer))).not.toBe(digestOf(aChangeSet(all)));
    }),
  );
});
