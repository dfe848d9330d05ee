import { packageClosure } from '../../../delivery/adapters/build/package-closure';

const lock = (packages: object) => JSON.stringify({ lockfileVersion: 3, packages: { '': {}, ...packages } });

test('a closure is what Node.js would load: the nearest copy of each package, through any number of others', () => {
  const text = lock({
    'node_modules/tool': { dependencies: { a: '1', '@s/b': '1' } },
    'node_modules/tool/node_modules/a': { dependencies: { c: '1' } },
    'node_modules/a': { dependencies: { unneeded: '1' } },
    'node_modules/@s/b': { optionalDependencies: { c: '2', absent: '1' } },
    'node_modules/@s/b/node_modules/c': { dependencies: { tool: '1' } },
    'node_modules/c': {},
    'node_modules/unneeded': {},
  });
  expect(packageClosure('tool', text)).toEqual([
    'node_modules/@s/b',
    'node_modules/@s/b/node_modules/c',
    'node_modules/c',
    'node_modules/tool',
    'node_modules/tool/node_modules/a',
  ]);
});

test('a peer that is installed belongs to it', () => {
  const text = lock({
    'node_modules/tool': { peerDependencies: { react: '1', other: '1' } },
    'node_modules/react': {},
  });
  expect(packageClosure('tool', text)).toEqual(['node_modules/react', 'node_modules/tool']);
});

test('a package that the lock does not have is said to be missing', () => {
  expect(() => packageClosure('tool', lock({}))).toThrow('package-lock.json has no tool');
  expect(() => packageClosure('tool', 'no JSON')).toThrow('npm ci');
});
