/** Folders of what starts processes, browsers or whole flows: their tests run with the system's. */
const SYSTEM = 'browser|contracts|journeys|terraform|delivery/flows|local-cloud/github|local-cloud/aws';

/** What starts processes, draws cases by lot, or synthesizes stacks is named so, and runs with the system's. */
const KINDS = ['processes', 'property', 'synthesis'];

/** Packages that come as ES modules only, which Jest's CommonJS cannot load as they are. */
const MODULES = [
  '@octokit',
  '@actions',
  'universal-user-agent',
  'before-after-hook',
  'content-type',
  'listr2',
  'json-with-bigint',
  'universal-github-app-jwt',
  'hono',
  '@hono',
  'fast-content-type-parse',
  'p-limit',
  'yocto-queue',
  'mdast-util-[a-z-]+',
  'micromark[a-z-]*',
  'unist-util-[a-z-]+',
  'decode-named-character-reference',
  'character-entities',
  'ccount',
  'devlop',
  'escape-string-regexp',
  'longest-streak',
  'markdown-table',
  'zwitch',
];

const shared = {
  testEnvironment: 'node',
  setupFiles: ['<rootDir>/stacks/no-creation-stacks.ts'],
  moduleNameMapper: {
    // Every suite would load Zod's sentences in fifty languages, and what packs archives that no stack of ours has.
    '^\\.\\./locales/index\\.cjs$': '<rootDir>/__tests__/stand-ins/nothing.ts',
    // Its package names what imports it and nothing for those that require it.
    '^@actions/expressions$': '<rootDir>/node_modules/@actions/expressions/dist/index.js',
    '^archiver$': '<rootDir>/__tests__/stand-ins/nothing.ts',
  },
  transform: {
    '^.+\\.(ts|mjs|js)$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${MODULES.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/(dist|cdktf.out|\\.sluice|\\.venv)/'],
};

export default {
  maxWorkers: 2,
  randomize: true,
  globalSetup: '<rootDir>/__tests__/run/begin.mjs',
  globalTeardown: '<rootDir>/__tests__/run/end.mjs',
  testSequencer: '<rootDir>/__tests__/run/longest-first.mjs',
  testTimeout: 120_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
      testPathIgnorePatterns: [
        '/node_modules/',
        `<rootDir>/__tests__/(${SYSTEM})/`,
        `\\.(${KINDS.join('|')})\\.test\\.ts$`,
      ],
    },
    {
      ...shared,
      displayName: 'system',
      testMatch: [
        `<rootDir>/__tests__/(${SYSTEM})/**/*.test.ts`,
        `<rootDir>/__tests__/**/*.{${KINDS.join(',')}}.test.ts`,
      ],
    },
  ],
};
