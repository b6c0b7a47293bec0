import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { restrictedImports } from './tests/architecture/eslint-imports.ts';
import { areas } from './tests/architecture/table.ts';

const sources = ['**/*.ts', '**/*.tsx'];

/** What no code of ours does, each with its reason. */
const everywhere = [
  {
    selector: 'TSAsExpression > TSAsExpression > TSUnknownKeyword',
    message: 'A double cast switches the compiler off: parse the value, or fix its type.',
  },
  {
    selector: 'TSEnumDeclaration, TSModuleDeclaration[kind="namespace"]',
    message: 'Node runs our files by erasing types; this would have to be compiled.',
  },
];

const purity = 'The domain is pure: facts and `now` come in as arguments, values go out.';
const domainSyntax = [
  { selector: ':function[async=true], AwaitExpression', message: `${purity} Nothing in it waits.` },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: `${purity} Take \`now\`.` },
  { selector: 'CallExpression[callee.name="Date"]', message: `${purity} Take \`now\`.` },
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: `${purity} Take \`now\`.` },
  { selector: 'MemberExpression[object.name="Math"][property.name="random"]', message: `${purity} Take \`chance\`.` },
];
const domainGlobals = [
  'process',
  'fetch',
  'console',
  'crypto',
  'globalThis',
  'setTimeout',
  'setInterval',
  'performance',
];

/** A file of one area, spelled for this config: the table's first match wins, ESLint's last one does. */
const importTable = areas.toReversed().map((area) => ({
  name: `imports of ${area.name}`,
  files: area.files.map((glob) => [glob, '**/*.{ts,tsx,js}']),
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: restrictedImports(area) }] },
}));

export default defineConfig(
  {
    ignores: [
      'node_modules/',
      'build/',
      '.cache/',
      '.data/',
      'app/types/',
      'extensions/*/dist/',
      'extensions/*/shopify.d.ts',
      'test-results/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    name: 'sources',
    files: sources,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...everywhere],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/only-throw-error': ['error', { allow: [{ from: 'lib', name: 'Response' }] }],
      // `onClick={async () => …}` and Express handlers: the promise is theirs to watch, by contract.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // Interfaces promise promises; an implementation need not wait for anything.
      '@typescript-eslint/require-await': 'off',
      // Objects here are made of functions, not of methods that need their `this`.
      '@typescript-eslint/unbound-method': 'off',
      // `'unreadable' | string` tells the reader more than `string`.
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      // GraphQL's enums are strings, and reading them as strings is how their documentation speaks of them.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
    },
  },
  {
    name: 'tests look into answers of any shape; a wrong look fails the test',
    files: ['**/*.test.ts', '**/*.test.tsx', 'tests/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
  {
    name: 'programs speak through the console',
    files: ['scripts/**', 'sandbox/main.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    name: 'the environment has one reader',
    files: ['app/**/*.ts', 'app/**/*.tsx'],
    ignores: ['app/env.server.ts', '**/*.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'app/env.server.ts reads the environment, once, and checks it.',
        },
      ],
    },
  },
  {
    name: 'the domain is pure',
    files: ['app/domain/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...everywhere, ...domainSyntax],
      'no-restricted-globals': ['error', ...domainGlobals.map((name) => ({ name, message: purity }))],
    },
  },
  {
    name: 'operations know no HTTP',
    files: ['app/operations/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['Request', 'Response', 'fetch'].map((name) => ({
          name,
          message: 'An operation is called by jobs too: it takes values and returns a value.',
        })),
      ],
    },
  },
  {
    name: 'browser code outside the build',
    files: ['extensions/**/*.js'],
    rules: { eqeqeq: 'error', 'no-console': 'error' },
  },
  { name: 'programs of plain JavaScript', files: ['**/*.mjs', '*.js'], rules: { eqeqeq: 'error' } },
  ...importTable.map((config) => ({ ...config, plugins: { '@typescript-eslint': tseslint.plugin } })),
);
