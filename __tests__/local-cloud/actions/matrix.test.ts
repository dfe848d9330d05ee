import { combinations } from '../../../delivery/local-cloud/actions/run/matrix';

test('a matrix is every combination of its vectors, without what is excluded', () => {
  expect(combinations({ a: [1, 2], b: ['x', 'y'], exclude: [{ a: 2, b: 'x' }] })).toEqual([
    { a: 1, b: 'x' },
    { a: 1, b: 'y' },
    { a: 2, b: 'y' },
  ]);
});

test('what is included completes the combinations that it fits, and stands alone otherwise', () => {
  expect(combinations({ a: [1, 2], include: [{ a: 2, z: true }, { a: 3 }] })).toEqual([
    { a: 1 },
    { a: 2, z: true },
    { a: 3 },
  ]);
  expect(combinations({ include: [{ stack: 'a' }, { stack: 'b' }] })).toEqual([{ stack: 'a' }, { stack: 'b' }]);
});

test('an empty vector and too many combinations fail, as on GitHub', () => {
  expect(() => combinations({ stack: [] })).toThrow("Matrix vector 'stack' does not contain any values");
  expect(() => combinations({ a: Array.from({ length: 257 }, (_, at) => at) })).toThrow(/more than 256 jobs/);
});
