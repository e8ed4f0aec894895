// The rules of Angular, for the console's classes and templates. Every other rule is in .oxlintrc.json.
import angular from 'angular-eslint';

export default [
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { ignores: ['admin-ui/dist/', 'admin-ui/src/app/api/generated/'] },
  ...angular.configs.tsRecommended.map((config) => ({ ...config, files: ['admin-ui/src/**/*.ts'] })),
  {
    files: ['admin-ui/src/**/*.ts'],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'oe', style: 'kebab-case' }],
      '@angular-eslint/directive-selector': [
        'error',
        { type: 'attribute', prefix: 'oe', style: 'camelCase' },
      ],
      '@angular-eslint/prefer-on-push-component-change-detection': 'error',
    },
  },
  {
    // Directives for all tables and fields of Material, with Material's selectors.
    files: ['admin-ui/src/app/ui/stacked-table.ts', 'admin-ui/src/app/ui/form-fields.ts'],
    rules: { '@angular-eslint/directive-selector': 'off' },
  },
  ...[...angular.configs.templateRecommended, ...angular.configs.templateAccessibility].map((config) => ({
    ...config,
    files: ['admin-ui/src/app/**/*.html'],
  })),
  {
    files: ['admin-ui/src/app/**/*.html'],
    rules: {
      '@angular-eslint/template/i18n': [
        'error',
        // The same text may occur in several places.
        { checkId: true, checkText: true, checkAttributes: false, checkDuplicateId: false },
      ],
    },
  },
];
