import tseslint from 'typescript-eslint';

/** One layer's rule: files of this suffix may not import what matches `regex`. */
const layer = (suffix, regex, message) => ({
  files: [`src/**/*.${suffix}.ts`],
  rules: { 'no-restricted-imports': ['error', { patterns: [{ regex, message }] }] },
});

// Imports run one way: resolver -> loader -> query (docs/architecture.md).
const layers = [
  layer(
    'policy',
    '^(?!(\\.\\./|\\./)?(viewer/)?(viewer|access)\\.js$|\\./[a-z-]+\\.(queries|row)\\.js$|\\.\\./[a-z-]+/[a-z-]+\\.row\\.js$)',
    'A policy knows the viewer and row types, nobody else.',
  ),
  layer(
    'queries',
    '^(type-graphql|graphql)|\\.(type|resolver|loaders|commands)\\.js$|/graphql/',
    'Queries know SQL and scopes, no GraphQL.',
  ),
  layer(
    'type',
    '\\.(queries|loaders|resolver|commands|entity)\\.js$|/database/|^typeorm$',
    'Types show rows; they load nothing.',
  ),
  layer(
    'resolver',
    '\\.(queries|entity)\\.js$|/database/|^typeorm$|^pg$',
    'A resolver asks a loader of the context or a command; SQL is in *.queries.ts.',
  ),
  layer(
    'loaders',
    '\\.(resolver|type|commands|entity)\\.js$|^type-graphql$',
    'Loaders batch queries and know no GraphQL types.',
  ),
];

export default tseslint.config(
  { ignores: ['dist/', '**/node_modules/', 'coverage/', '.data/', 'bench/results/'] },
  // Programs on generated types: their tests make these, and compile them.
  { ignores: ['test/clients/codegen/', 'test/clients/relay/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parserOptions: { project: ['./test/tsconfig.json'], tsconfigRootDir: import.meta.dirname + '/..' },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Resolver and type classes hold fields only: that is how TypeGraphQL is written.
      '@typescript-eslint/no-extraneous-class': 'off',
      'max-lines': ['error', { max: 200 }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only src/config.ts reads the environment.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only: a name is found by a search.' },
      ],
    },
  },
  { files: ['src/config.ts', 'test/**'], rules: { 'no-restricted-properties': 'off' } },
  // What jest asks for: one default export each.
  { files: ['test/support/global-*.ts'], rules: { 'no-restricted-syntax': 'off' } },
  // The bench is run as it is written: what is known by types alone is not asked of it.
  {
    files: ['bench/**/*.mjs'],
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-undef': 'error',
      'max-lines': ['error', { max: 200 }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only: a name is found by a search.' },
      ],
    },
    languageOptions: {
      globals: Object.fromEntries(
        ['console', 'process', 'fetch', 'performance', 'URL', 'Buffer', 'AbortController'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
  },
  ...layers,
);
