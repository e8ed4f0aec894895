import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';

/** A suppression must say why, on the same line: `// eslint-disable-next-line rule -- reason`. */
const describedSuppressions = {
  meta: { type: 'suggestion', schema: [], messages: { missing: 'Say why, behind " -- ".' } },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const text = comment.value.trim();
          if (/^eslint-disable/.test(text) && !/ -- \S/.test(text)) {
            context.report({ loc: comment.loc, messageId: 'missing' });
          }
        }
      },
    };
  },
};

const house = {
  linterOptions: { reportUnusedDisableDirectives: 'error' },
  plugins: { house: { rules: { 'described-suppressions': describedSuppressions } } },
  rules: {
    'house/described-suppressions': 'error',
    'max-lines': ['error', { max: 250 }],
    eqeqeq: 'error',
    'no-console': 'off',
  },
};

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      'admin-ui/dist/',
      'admin-ui/src/app/api/generated/',
      '.data/',
      'test/artifacts/',
    ],
  },
  { files: ['**/*.{ts,tsx,mjs,cjs}'], ...house },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      // Nest reads the types of constructor parameters at run time; the rule keeps those imports as values.
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Nest modules are classes without members.
      '@typescript-eslint/no-extraneous-class': 'off',
      // Nest declares the options of its factories as classes, and everybody gives them literals.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // An interface may ask for a promise where this implementation has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    // The clock of a process may be wrong, and two processes never have the same one.
    files: ['{libs,apps}/*/src/**/*.{ts,tsx}'],
    ignores: [
      '**/*.spec.{ts,tsx}',
      '**/src/{browser,testing,sample}/**',
      '**/src/**/{test-*,testing/**}',
      'libs/testing/**',
      'apps/{simulator,standalone}/**',
    ],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...[
          "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          "NewExpression[callee.name='Date'][arguments.length=0]",
          "CallExpression[callee.name='Date']",
        ].map((selector) => ({
          selector,
          message:
            'The time is the database’s: give a statement `Clock.now()`, measure with `Clock.elapsedMs()`, show `DatabaseTime`.',
        })),
      ],
    },
  },
  {
    files: ['**/*.spec.{ts,tsx}', 'test/**/*.ts', 'libs/testing/**/*.ts', '**/src/testing/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['admin-ui/src/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'oe', style: 'kebab-case' }],
      '@angular-eslint/directive-selector': [
        'error',
        { type: 'attribute', prefix: 'oe', style: 'camelCase' },
      ],
      '@angular-eslint/prefer-on-push-component-change-detection': 'error',
      // Angular's own decorators and injection read better without an annotation on every member.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['admin-ui/src/app/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
    rules: {
      '@angular-eslint/template/i18n': [
        'error',
        // The same text may stand in several places.
        { checkId: true, checkText: true, checkAttributes: false, checkDuplicateId: false },
      ],
    },
  },
);
