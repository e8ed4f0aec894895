import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import * as z from 'zod';

/** One import in a file, and the rule that must refuse it; null: the import is allowed. */
interface Example {
  readonly file: string;
  readonly imports: string;
  readonly rule: string | null;
}

const examples: readonly Example[] = [
  { file: 'libs/logon/src/sound.ts', imports: '#accounts', rule: null },
  { file: 'libs/binding/src/sound.ts', imports: '#tenancy', rule: null },
  { file: 'libs/database/src/sound.ts', imports: 'pg', rule: null },
  { file: 'libs/accounts/src/sound.spec.ts', imports: '#testing', rule: null },
  { file: 'apps/standalone/src/sound.ts', imports: '#simulator', rule: null },
  { file: 'libs/kernel/src/a.ts', imports: '#runtime', rule: 'kernel-uses-only-what-is-below-it' },
  { file: 'libs/accounts/src/b.ts', imports: '#logon', rule: 'accounts-uses-only-what-is-below-it' },
  { file: 'libs/dingtalk/src/c.ts', imports: '#logon', rule: 'dingtalk-uses-only-what-is-below-it' },
  { file: 'libs/audit/src/d.ts', imports: '#accounts', rule: 'audit-uses-only-what-is-below-it' },
  { file: 'libs/portal/src/e.ts', imports: '#audit', rule: 'portal-uses-only-what-is-below-it' },
  { file: 'libs/logon/src/f.ts', imports: '../../accounts/src/inside.js', rule: 'one-door-to-each-lib' },
  {
    file: 'apps/server/src/g.ts',
    imports: '../../../libs/accounts/src/inside.js',
    rule: 'one-door-to-each-lib',
  },
  { file: 'apps/server/src/h.ts', imports: '../../worker/src/index.js', rule: 'apps-compose-libs-not-apps' },
  { file: 'libs/portal/src/i.ts', imports: '#testing', rule: 'nothing-for-tests-in-the-product' },
  { file: 'apps/server/src/j.ts', imports: '#simulator', rule: 'nothing-for-tests-in-the-product' },
  { file: 'libs/logon/src/domain/k.ts', imports: '@nestjs/common', rule: 'domain-knows-no-framework' },
  { file: 'libs/logon/src/domain/l.ts', imports: '#http', rule: 'domain-knows-no-framework' },
  { file: 'libs/logon/src/m.ts', imports: '@nestjs/event-emitter', rule: 'bus-and-queues-behind-messaging' },
  { file: 'libs/audit/src/n.ts', imports: 'bullmq', rule: 'bus-and-queues-behind-messaging' },
  { file: 'libs/accounts/src/o.ts', imports: 'pg', rule: 'connections-behind-database' },
  { file: 'libs/messaging/src/u.ts', imports: 'pg', rule: 'connections-behind-database' },
  { file: 'libs/accounts/src/p.ts', imports: '@mikro-orm/migrations', rule: 'migrations-behind-database' },
  { file: 'apps/simulator/src/v.ts', imports: 'fast-check', rule: 'no-development-packages-in-the-product' },
  { file: 'libs/novelty/src/q.ts', imports: '#kernel', rule: 'every-lib-is-in-the-graph' },
  { file: 'libs/tenancy/src/r.ts', imports: './s.js', rule: 'no-cycles' },
  { file: 'libs/tenancy/src/t.ts', imports: './nowhere.js', rule: 'everything-resolves' },
];

const doors = [
  ...['kernel', 'runtime', 'http', 'tenancy', 'accounts', 'logon', 'audit', 'testing'].map(
    (lib) => `libs/${lib}/src/index.ts`,
  ),
  ...['worker', 'simulator'].map((app) => `apps/${app}/src/index.ts`),
  'libs/accounts/src/inside.ts',
];

const reportSchema = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

function writeFixture(folder: string): void {
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  for (const door of doors) write(door, 'export const door = 1;\n');
  for (const { file, imports } of examples) write(file, `import '${imports}';\nexport const example = 1;\n`);
  // The other half of the cycle; dependency-cruiser reports the cycle once.
  write('libs/tenancy/src/s.ts', "import './r.js';\nexport const example = 1;\n");
  const paths = { '#simulator': ['./apps/simulator/src/index.ts'], '#*': ['./libs/*/src/index.ts'] };
  const compilerOptions = { module: 'nodenext', moduleResolution: 'nodenext', paths };
  write('tsconfig.json', JSON.stringify({ compilerOptions }));
}

function cruise(folder: string): Promise<z.infer<typeof reportSchema>> {
  const cruiser = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [
    cruiser,
    '--config',
    resolve('test/architecture/dependency-rules.cjs'),
    '--output-type',
    'json',
  ];
  return new Promise((done, reject) => {
    const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [...args, 'apps', 'libs'], options, (error, stdout, stderr) => {
      // Its exit code is the number of violations, which is never 0 here.
      if (stdout === '') reject(new Error(stderr, { cause: error }));
      else done(reportSchema.parse(JSON.parse(stdout)));
    });
  });
}

describe('the rules of the architecture', () => {
  const folder = mkdtempSync(join(tmpdir(), 'openeiam-architecture-'));
  const broken = new Map<string, string[]>();

  beforeAll(async () => {
    writeFixture(folder);
    for (const { from, rule } of (await cruise(folder)).summary.violations) {
      broken.set(from, [...(broken.get(from) ?? []), rule.name]);
    }
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it.each(examples.filter(({ rule }) => rule !== null))('refuse $imports in $file', ({ file, rule }) => {
    expect(broken.get(file)).toContain(rule);
  });

  it.each(examples.filter(({ rule, imports }) => rule === null && imports.startsWith('#')))(
    'allow $imports in $file',
    ({ file }) => {
      expect(broken.get(file)).toBeUndefined();
    },
  );

  it('allow the database lib the packages that are refused to the others', () => {
    // The fixture installs no packages: that they do not resolve is the only violation.
    expect(broken.get('libs/database/src/sound.ts')).toEqual(['everything-resolves']);
  });
});
