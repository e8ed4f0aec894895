// Borders of the architecture, which `npm run check` enforces. See docs/development.md.
const { existsSync } = require('node:fs');
const { devDependencies } = require('../../package.json');
const { features, mayUse } = require('./module-graph.cjs');

/** Specs, and files that only specs import: a lib's `testing/` folder and its `test-….ts` files, and previews of pages. */
const SPEC = '[.](spec|preview)[.]tsx?$|/src/testing/|/test-[a-z-]+[.]tsx?$|/preview/';
/** A package, whether it is installed or not. */
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
      // The log imports the events of the other libs, and nothing else of them.
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
      comment: 'A new lib gets its place in test/architecture/module-graph.cjs first.',
      severity: 'error',
      from: { path: '^libs/', pathNot: `^libs/${anyOf([...Object.keys(mayUse), 'testing'])}/` },
      to: {},
    },
    ...[
      // Previews and specs of pages render the pages of several libs; browser scripts share the code that follows news.
      {
        from: '^libs/([^/]+)/',
        own: [
          '^libs/$1/',
          '^libs/[^/]+/preview/',
          '^libs/(pages/src/browser/live|qr-logon/src/browser/phone)/',
        ],
      },
      // The command line verifies an exported log without loading the product, through a second entry point.
      { from: '^(apps|test)/', own: ['^libs/audit/src/offline[.]ts$'] },
    ].map(({ from, own }) => ({
      name: 'one-door-to-each-lib',
      comment: 'Import another lib by its door: #<lib>, which is src/index.ts.',
      severity: 'error',
      from: { path: from, pathNot: '^libs/audit/' },
      to: { path: '^libs/', pathNot: [...own, '^libs/[^/]+/src/index[.]ts$'] },
    })),
    {
      name: 'no-previews-in-the-product',
      comment: 'Previews draw pages for people and specs.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: SPEC },
      to: { path: '/preview/' },
    },
    {
      name: 'one-door-for-the-log',
      comment: 'audit may import events.ts of the others, because it must know nothing else of them.',
      severity: 'error',
      from: { path: '^libs/audit/' },
      to: { path: '^libs/', pathNot: ['^libs/audit/', '^libs/[^/]+/src/(index|events)[.]ts$'] },
    },
    ...[
      { from: '^apps/([^/]+)/', own: ['^apps/$1/', '^apps/standalone/toolchain/'] },
      // The tests use the PostgreSQL server that standalone embeds.
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
      comment: 'Only standalone, which runs the others in one process, imports apps.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: [SPEC, '^apps/standalone/'] },
      to: { path: '^apps/', pathNot: ['^apps/$1/', '^apps/standalone/toolchain/'] },
    },
    {
      name: 'nothing-for-tests-in-the-product',
      comment: 'testing and the simulator are for specs, test/ and standalone.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [SPEC, '^libs/testing/', '^apps/(standalone|simulator)/'] },
      to: { path: '^libs/testing/|^apps/simulator/' },
    },
    {
      name: 'domain-knows-no-framework',
      comment:
        'A domain folder holds rules: no Nest, no HTTP, no queue, no database, no other folder of its lib.',
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
      comment: 'Two modules that need each other are one, or lack a third.',
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
    // Other code gets connections from the database lib. standalone's own server starts before anything else exists.
    onlyIn(
      'connections-behind-database',
      ['libs/database', 'apps/standalone/src/postgres'],
      'pg',
      'pg-connection-string',
    ),
    onlyIn('mail-behind-mail', ['libs/mail', 'apps/simulator'], 'nodemailer', 'smtp-server'),
    {
      name: 'no-development-packages-in-the-product',
      comment: 'What builds or runs the product is a dependency: `npm start` installs no others.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [SPEC, '^libs/testing/'] },
      to: { path: packages(...Object.keys(devDependencies).filter((name) => !name.startsWith('@types/'))) },
    },
    {
      name: 'everything-resolves',
      comment: 'What is imported must exist; the peer of the bench is run where its own packages are.',
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
