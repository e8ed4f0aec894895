// Borders of the architecture, which `npm run check` enforces. See docs/development.md.
const { existsSync } = require('node:fs');
const { devDependencies } = require('../../package.json');
const { features, mayUse } = require('./module-graph.cjs');

/** Specs and files for specs: a lib's `testing/` folder, its `test-….ts` files, and previews of pages. */
const SPEC = '[.](spec|preview)[.]tsx?$|/src/testing/|/test-[a-z-]+[.]tsx?$|/preview/';
/** Matches packages, installed or not. */
const packages = (...names) => `(^|node_modules/)(${names.join('|')})($|/)`;
const anyOf = (names) => `(${names.join('|')})`;

const layers = Object.entries(mayUse).map(([lib, allowed]) => ({
  name: `${lib}-uses-only-what-is-below-it`,
  comment: `${lib} may use: ${allowed.join(', ') || 'no other lib'}.`,
  severity: 'error',
  from: { path: `^libs/${lib}/`, pathNot: SPEC },
  to: {
    path: '^(libs|apps)/',
    pathNot: [
      `^libs/${anyOf([lib, ...allowed])}/`,
      // The log knows the other libs only by their events.
      ...(lib === 'audit' ? [`^libs/${anyOf(features)}/src/events[.]ts$`] : []),
    ],
  },
}));

const onlyIn = (name, folders, ...names) => ({
  name,
  comment: `Only ${folders.join(' and ')} may import ${names.join(', ')}.`,
  severity: 'error',
  from: {
    path: '^(apps|libs)/',
    pathNot: [SPEC, '^libs/testing/', ...folders.map((folder) => `^${folder}/`)],
  },
  to: { path: packages(...names) },
});

module.exports = {
  forbidden: [
    ...layers,
    {
      name: 'every-lib-is-in-the-graph',
      comment: 'Add a new lib to test/architecture/module-graph.cjs first.',
      severity: 'error',
      from: { path: '^libs/', pathNot: `^libs/${anyOf([...Object.keys(mayUse), 'testing'])}/` },
      to: {},
    },
    ...[
      // Previews and specs of pages draw pages of several libs. Browser scripts share the scripts for live updates and for identification.
      {
        from: '^libs/([^/]+)/',
        own: [
          '^libs/$1/',
          '^libs/[^/]+/preview/',
          '^libs/(pages/src/browser/live|qr-logon/src/browser/phone)/',
        ],
      },
      // The command line verifies an exported file without loading the product, through a second entry point.
      { from: '^(apps|test)/', own: ['^libs/audit/src/offline[.]ts$'] },
    ].map(({ from, own }) => ({
      name: 'one-door-to-each-lib',
      comment: 'Import another lib by its entry point #<lib>, which is src/index.ts.',
      severity: 'error',
      from: { path: from, pathNot: '^libs/audit/' },
      to: { path: '^libs/', pathNot: [...own, '^libs/[^/]+/src/index[.]ts$'] },
    })),
    {
      name: 'no-previews-in-the-product',
      comment: 'Previews are only for developers and specs.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: SPEC },
      to: { path: '/preview/' },
    },
    {
      name: 'one-door-for-the-log',
      comment: 'audit may import only index.ts and events.ts of other libs.',
      severity: 'error',
      from: { path: '^libs/audit/' },
      to: { path: '^libs/', pathNot: ['^libs/audit/', '^libs/[^/]+/src/(index|events)[.]ts$'] },
    },
    ...[
      { from: '^apps/([^/]+)/', own: ['^apps/$1/', '^apps/standalone/toolchain/'] },
      // The tests use the PostgreSQL that standalone embeds.
      { from: '^(libs|test)/', own: ['^apps/standalone/(toolchain/|src/postgres/index[.]ts$)'] },
    ].map(({ from, own }) => ({
      name: 'one-door-to-each-app',
      comment: 'Import the simulator by #simulator, another app by its src/index.ts.',
      severity: 'error',
      from: { path: from },
      to: { path: '^apps/', pathNot: [...own, '^apps/[^/]+/src/index[.]ts$'] },
    })),
    {
      name: 'apps-compose-libs-not-apps',
      comment: 'Only standalone may import other apps, because it runs them in one process.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: [SPEC, '^apps/standalone/'] },
      to: { path: '^apps/', pathNot: ['^apps/$1/', '^apps/standalone/toolchain/'] },
    },
    {
      name: 'nothing-for-tests-in-the-product',
      comment: 'testing and the simulator are only for specs, test/ and standalone.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [SPEC, '^libs/testing/', '^apps/(standalone|simulator)/'] },
      to: { path: '^libs/testing/|^apps/simulator/' },
    },
    {
      name: 'domain-knows-no-framework',
      comment:
        'A domain folder contains only rules: no Nest, no HTTP, no queue, no database, no other folder of its lib.',
      severity: 'error',
      from: { path: '^libs/[^/]+/src/domain/', pathNot: SPEC },
      to: {
        path: [
          packages(
            '@nestjs',
            '@fastify',
            'fastify',
            'bullmq',
            'ioredis',
            'pg',
            '@mikro-orm/migrations',
            '@mikro-orm/nestjs',
          ),
          '^libs/(http|messaging|mail)/',
          '^libs/[^/]+/src/(http|infra|listeners|tasks|application)/',
        ],
      },
    },
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other should be one, or share a third.',
      severity: 'error',
      from: { pathNot: '^node_modules/' },
      to: { circular: true },
    },
    onlyIn(
      'bus-and-queues-behind-messaging',
      ['libs/messaging'],
      '@nestjs/event-emitter',
      'bullmq',
      '@nestjs/bullmq',
      'ioredis',
    ),
    onlyIn('migrations-behind-database', ['libs/database'], '@mikro-orm/migrations', '@mikro-orm/nestjs'),
    onlyIn('statements-behind-database', ['libs/database'], 'kysely'),
    // Other libs get prepared connections from database. standalone starts its own server before the rest of the product.
    onlyIn(
      'connections-behind-database',
      ['libs/database', 'apps/standalone/src/postgres'],
      'pg',
      'pg-connection-string',
    ),
    onlyIn('mail-behind-mail', ['libs/mail', 'apps/simulator'], 'nodemailer', 'smtp-server'),
    {
      name: 'no-development-packages-in-the-product',
      comment:
        'Packages that build or run the product must be in dependencies: `npm start` installs no others.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [SPEC, '^libs/testing/'] },
      to: { path: packages(...Object.keys(devDependencies).filter((name) => !name.startsWith('@types/'))) },
    },
    {
      name: 'everything-resolves',
      comment:
        'Every import must resolve. The peer of the bench is excluded: it runs where its own packages are.',
      severity: 'error',
      from: { path: '^(apps|libs|test)/', pathNot: '^test/bench/peer/peer.mjs$' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|[.]data)/' },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: false,
    ...(existsSync('tsconfig.json') ? { tsConfig: { fileName: 'tsconfig.json' } } : {}),
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types', 'require'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
    },
  },
};
