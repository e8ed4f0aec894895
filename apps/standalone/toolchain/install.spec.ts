import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeRepository } from './test-repository.js';

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
