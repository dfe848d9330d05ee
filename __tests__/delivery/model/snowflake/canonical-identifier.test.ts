import { canonicalIdentifier, canonicalName } from '../../../../delivery/model/snowflake/canonical-identifier';

test.each([
  ['ANALYST', 'ANALYST'],
  ['"ANALYST"', 'ANALYST'],
  ['"A"."B"', 'A.B'],
  ['A."B".C', 'A.B.C'],
  ['analyst', 'analyst'],
  ['"my role"', '"my role"'],
  ['"A.B"', '"A.B"'],
  ['"A"."B.C"', 'A."B.C"'],
  ['"A""B"', '"A""B"'],
  ['"A"."B"."F"(NUMBER, VARCHAR)', 'A.B.F(NUMBER, VARCHAR)'],
  ['"A"."B(C)"', 'A."B(C)"'],
  ['A.B.F()', 'A.B.F()'],
])('%s is %s', (written, canonical) => {
  expect(canonicalIdentifier(written)).toBe(canonical);
});

test('a canonical identifier is its own canonical form', () => {
  for (const text of ['A."B.C"', '"my role"', '"A""B".C', 'A.B.F(NUMBER)']) {
    expect(canonicalIdentifier(text)).toBe(text);
  }
});

test('a name is no path: a dot in it is part of it', () => {
  expect(canonicalName('A.B')).toBe('"A.B"');
  expect(canonicalIdentifier(canonicalName('A.B'))).toBe('"A.B"');
  expect(canonicalName('"A"')).toBe('A');
});
