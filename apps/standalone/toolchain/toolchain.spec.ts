import { execFile, execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What `install-scripts.mjs`, which is plain JavaScript, gives. */
interface InstallScripts {
  readonly INSTALL_SCRIPTS: { readonly run: readonly RegExp[]; readonly leftOut: readonly RegExp[] };
  packagesWithScripts(lock: unknown): readonly string[];
}

interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A repository of its own with the real toolchain and packages, and next to no source. */
function makeRepository(): string {
  const folder = mkdtempSync(join(tmpdir(), 'openeiam-toolchain-'));
  for (const file of ['package.json', 'package-lock.json', '.swcrc']) cpSync(file, join(folder, file));
  cpSync('apps/standalone/toolchain', join(folder, 'apps/standalone/toolchain'), { recursive: true });
  for (const file of ['process-lock.mjs', 'process-name.mjs'])
    cpSync(join('apps/standalone/src', file), join(folder, 'apps/standalone/src', file));
  mkdirSync(join(folder, 'node_modules'));
  for (const entry of readdirSync('node_modules').filter((name) => name !== '.cache')) {
    symlinkSync(resolve('node_modules', entry), join(folder, 'node_modules', entry));
  }
  mkdirSync(join(folder, 'libs/sample/src/browser'), { recursive: true });
  writeFileSync(join(folder, 'libs/sample/src/index.ts'), 'export const answer: number = 42;\n');
  writeFileSync(join(folder, 'libs/sample/src/index.spec.ts'), 'it("is not built", () => undefined);\n');
  writeFileSync(join(folder, 'libs/sample/src/browser/page.ts'), 'document.title = "built";\n');
  return folder;
}

describe('preparing', () => {
  const folder = makeRepository();
  const source = join(folder, 'libs/sample/src/index.ts');
  const built = join(folder, 'dist/libs/sample/src/index.js');
  const prepare = (options = ''): Promise<Result> =>
    new Promise((done) => {
      const script = `import('./apps/standalone/toolchain/prepare.mjs').then(({ prepare }) => prepare(${options}))
        .catch((error) => { console.error(error.message); process.exitCode = 1; })`;
      execFile(process.execPath, ['-e', script], { cwd: folder }, (error, stdout, stderr) => {
        done({ code: error === null ? 0 : 1, stdout, stderr });
      });
    });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('builds what runs in Node and in the browser, and leaves specs out', async () => {
    expect(await prepare()).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(built, 'utf8')).toContain('export const answer = 42');
    expect(readFileSync(join(folder, 'dist/libs/sample/src/browser/page.js'), 'utf8')).toContain('"built"');
    expect(existsSync(join(folder, 'dist/libs/sample/src/index.spec.js'))).toBe(false);
  });

  it('does nothing and says nothing when nothing has changed', async () => {
    const before = statSync(built).ino;
    expect(await prepare()).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(statSync(built).ino).toBe(before);
  });

  it('builds anew after a change, once, when two processes need it at the same time', async () => {
    writeFileSync(source, 'export const answer: number = 4711;\n');
    const results = await Promise.all([prepare(), prepare()]);
    expect(results.map(({ code }) => code)).toEqual([0, 0]);
    expect(results.filter(({ stdout }) => stdout.includes('Building: done'))).toHaveLength(1);
    expect(readFileSync(built, 'utf8')).toContain('4711');
  });

  it('names the broken file, and keeps the last good build without taking it for the new one', async () => {
    writeFileSync(source, 'export const answer: = ;\n');
    const { code, stderr } = await prepare();
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The build failed\.\nlibs\/sample\/src\/index\.ts: /);
    expect(readFileSync(built, 'utf8')).toContain('4711');
    writeFileSync(source, 'export const answer: number = 1;\n');
    expect(await prepare()).toMatchObject({ code: 0 });
    expect(readFileSync(built, 'utf8')).toContain('answer = 1');
  });

  it('builds once more when production wants what a trial does not start from, and then always for both', async () => {
    const production = `{ purpose: 'production' }`;
    expect((await prepare(production)).stdout).toContain('Building: done');
    expect(await prepare()).toEqual({ code: 0, stdout: '', stderr: '' });
    writeFileSync(source, 'export const answer: number = 3;\n');
    expect((await prepare()).stdout).toContain('Building: done');
    expect(await prepare(production)).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('passes over the lock of a process that was killed', async () => {
    mkdirSync(join(folder, '.data'), { recursive: true });
    writeFileSync(join(folder, '.data/toolchain.lock'), '2147483646');
    writeFileSync(source, 'export const answer: number = 2;\n');
    expect(await prepare()).toMatchObject({ code: 0 });
    expect(readFileSync(built, 'utf8')).toContain('answer = 2');
  });
});

describe('installing', () => {
  it('P5: runs the install scripts of packages that are named for it, and somebody has decided about every other one', async () => {
    const file = resolve('apps/standalone/toolchain/install-scripts.mjs');
    const { INSTALL_SCRIPTS, packagesWithScripts } = (await import(file)) as InstallScripts;
    const lock: unknown = JSON.parse(readFileSync('package-lock.json', 'utf8'));
    const decided = [...INSTALL_SCRIPTS.run, ...INSTALL_SCRIPTS.leftOut];
    const found = packagesWithScripts(lock);
    expect(found.filter((name) => !decided.some((pattern) => pattern.test(name)))).toEqual([]);
    expect(decided.filter((pattern) => !found.some((name) => pattern.test(name)))).toEqual([]);
    // It reports installations to a company.
    expect(JSON.stringify(lock)).not.toContain('@scarf');
  });

  it('is what a build without packages does first, and says in one line why it cannot', async () => {
    const folder = makeRepository();
    rmSync(join(folder, 'node_modules'), { recursive: true });
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'npm'), '#!/bin/sh\necho "npm error no registry answers" >&2\nexit 1\n', {
      mode: 0o755,
    });
    const ended = await new Promise<Result>((done) => {
      const env = { PATH: bin };
      execFile(
        process.execPath,
        ['apps/standalone/toolchain/build.mjs'],
        { cwd: folder, env },
        (error, stdout, stderr) => {
          done({ code: error === null ? 0 : 1, stdout, stderr });
        },
      );
    });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/^The packages could not be installed: no registry answers .*\n$/);
    rmSync(folder, { recursive: true });
  });

  it('brings with a start all that the console is compiled from, and the types of it', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >;
    const sources = readdirSync('admin-ui/src', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/\.spec\.ts$|(?:^|\/)testing\//.test(file))
      .map((file) => readFileSync(join('admin-ui/src', file), 'utf8'));
    const imported = sources.flatMap((code) =>
      [...code.matchAll(/(?:from|import) '(@[^/']+\/[^/']+|[^./'@][^/']*)/g)].map(([, name = '']) => name),
    );
    const packages = [...new Set(imported)];
    expect(packages).toEqual(expect.arrayContaining(['@angular/core', 'rxjs', 'qrcode']));
    expect(packages.filter((name) => !(name in dependencies) || `@types/${name}` in devDependencies)).toEqual(
      [],
    );
  });

  it('brings what a start needs, adds what development needs when it is asked for, and takes it from nobody', () => {
    const folder = makeRepository();
    rmSync(join(folder, 'node_modules'), { recursive: true });
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    const npm = '#!/bin/sh\necho "$@" >>asked\nmkdir -p node_modules\n';
    writeFileSync(join(bin, 'npm'), npm, { mode: 0o755 });
    /** Installs, and gives whether a start and development then have all that they need. */
    const install = (options: string): unknown => {
      const script = `import('./apps/standalone/toolchain/install.mjs').then(async ({ install, isInstalled }) => {
        await install(${options});
        console.log(JSON.stringify([isInstalled(), isInstalled({ development: true })]));
      })`;
      const env = { PATH: `${bin}:${process.env['PATH'] ?? ''}` };
      return JSON.parse(
        execFileSync(process.execPath, ['-e', script], { cwd: folder, env, encoding: 'utf8' }),
      );
    };
    expect(install('')).toEqual([true, false]);
    expect(install('{ development: true }')).toEqual([true, true]);
    writeFileSync(
      join(folder, 'package-lock.json'),
      readFileSync(join(folder, 'package-lock.json'), 'utf8').replace('"0.1.0"', '"0.1.1"'),
    );
    expect(install('')).toEqual([true, true]);
    const asked = readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n');
    expect(asked.map((words) => words.replace(/ --ignore-scripts.*/, ''))).toEqual([
      'ci --omit=dev',
      'install --no-save --include=dev',
      'ci --include=dev',
    ]);
    rmSync(folder, { recursive: true });
  });

  it('P5: keeps an "npm ci" by hand from running any', () => {
    expect(readFileSync('.npmrc', 'utf8')).toMatch(/^ignore-scripts=true$/m);
    const dockerfile = readFileSync('docker/Dockerfile', 'utf8');
    expect(dockerfile.match(/^COPY package\.json package-lock\.json \.npmrc \.\/$/gm)).toHaveLength(1);
  });
});
