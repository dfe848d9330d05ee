import tseslint from 'typescript-eslint';

const BARE_PROVIDERS = ['aws', 'github', 'snowflake'].map((name) => ({
  name: `@cdktf/provider-${name}`,
  message: `Import @cdktf/provider-${name}/lib/<type>: the package root costs up to 540 MB and 5 s.`,
}));

export default tseslint.config(
  { ignores: ['dist/', 'cdktf.out/', '.sluice/', '.venv/', 'node_modules/', '**/*.mjs'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 350 }],
      'max-lines-per-function': ['error', { max: 60 }],
      'max-params': ['error', { max: 3 }],
      'max-depth': ['error', { max: 3 }],
      'no-restricted-imports': ['error', { paths: BARE_PROVIDERS }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/dot-notation': 'off',
    },
  },
  {
    files: ['delivery/**/*.ts', 'environments/**/*.ts', 'stacks/**/*.ts'],
    rules: { 'no-console': 'error' },
  },
  {
    // A test reads as one story, and a suite as one list of them.
    files: ['__tests__/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // CDKTF registers a construct with its scope when it is made.
    files: ['stacks/**/*.ts', '__tests__/stacks/**/*.ts'],
    rules: { 'no-new': 'off' },
  },
);
