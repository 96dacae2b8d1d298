import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['node_modules', 'out', 'coverage', '**/*.cjs', 'src/server/views', 'eslint.config.js'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'describe', 'it', 'suite'] },
          ],
        },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'No default exports (habit 2).' },
      ],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    // The types of browsers are known everywhere; what browsers alone have is for the page's script.
    files: ['src/**/*.ts'],
    ignores: ['src/viewer/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        'document',
        'window',
        'self',
        'name',
        'location',
        'event',
        'history',
        'localStorage',
        'status',
        'length',
        'parent',
        'top',
        'origin',
        'open',
        'close',
        'stop',
        'find',
        'print',
        'navigator',
        'screen',
      ],
    },
  },
);
