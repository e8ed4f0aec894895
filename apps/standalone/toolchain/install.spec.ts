import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeRepository } from './test-repository.js';

/** The exports of `install-scripts.mjs`, which is plain JavaScript. */
interface InstallScripts {
  readonly INSTALL_SCRIPTS: { readonly run: readonly RegExp[]; readonly leftOut: readonly RegExp[] };
  packagesWithScripts(lock: unknown): readonly string[];
}

interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A repository without packages, with an npm that records its arguments. */
class Tree {
  private readonly folder = makeRepository();
  private readonly bin = join(this.folder, 'bin');

  constructor() {
    rmSync(join(this.folder, 'node_modules'), { recursive: true });
    mkdirSync(this.bin);
    this.setNpm('true');
  }

  /** What npm does after it has recorded its arguments. */
  setNpm(act: string): void {
    const script = `#!/bin/sh\necho "$@" >>asked\nmkdir -p node_modules\n${act}\n`;
    writeFileSync(join(this.bin, 'npm'), script, { mode: 0o755 });
  }

  /** Installs, and returns whether everything is there for a start, and for development. */
  install(options: string): unknown {
    return this.run(`await install(${options});`);
  }

  isInstalled(): unknown {
    return this.run('');
  }

  /** The arguments that npm was called with. */
  asked(): readonly string[] {
    const file = join(this.folder, 'asked');
    if (!existsSync(file)) return [];
    const words = readFileSync(file, 'utf8').trim().split('\n');
    return words.map((line) => line.replace(/ --ignore-scripts.*/, ''));
  }

  /** Changes the lock file, but not the packages. */
  changeLock(): void {
    this.replaceInLock('"0.1.0"', '"0.1.1"');
  }

  replaceInLock(from: string, to: string): void {
    const file = join(this.folder, 'package-lock.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  }

  /** Writes the list that npm leaves, with the packages that a start needs. */
  listAsInstalled(): void {
    const lock = JSON.parse(readFileSync(join(this.folder, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { dev?: boolean }>;
    };
    const packages = Object.fromEntries(Object.entries(lock.packages).filter(([, { dev }]) => dev !== true));
    mkdirSync(join(this.folder, 'node_modules'), { recursive: true });
    writeFileSync(join(this.folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  private run(act: string): unknown {
    const script = `import('./apps/standalone/toolchain/install.mjs').then(async ({ install, isInstalled }) => {
      ${act}
      console.log(JSON.stringify([isInstalled(), isInstalled({ development: true })]));
    })`;
    const env = { PATH: `${this.bin}:${process.env['PATH'] ?? ''}` };
    const options = { cwd: this.folder, env, encoding: 'utf8', stdio: 'pipe' } as const;
    return JSON.parse(execFileSync(process.execPath, ['-e', script], options));
  }
}

describe('installing', () => {
  it('P5: runs only the install scripts of listed packages, and every package with a script is on one of the lists', async () => {
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

  it('is the first step of a build without packages, and reports in one line why it fails', async () => {
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

  it('includes everything that the console is compiled from in the packages of a start, with its types', () => {
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

  it('installs what a start needs, adds what development needs on request, and never removes that again', () => {
    const tree = new Tree();
    expect(tree.install('')).toEqual([true, false]);
    expect(tree.install('{ development: true }')).toEqual([true, true]);
    tree.changeLock();
    expect(tree.install('')).toEqual([true, true]);
    expect(tree.asked()).toEqual(['ci --omit=dev', 'install --no-save --include=dev', 'ci --include=dev']);
    tree.remove();
  });

  it('does not consider a tree complete after it was killed while adding to it, and then installs everything again', () => {
    const tree = new Tree();
    tree.install('');
    tree.listAsInstalled();
    tree.setNpm('kill -9 $PPID');
    expect(() => tree.install('{ development: true }')).toThrow();
    expect(tree.isInstalled()).toEqual([false, false]);
    tree.setNpm('true');
    expect(tree.install('')).toEqual([true, true]);
    expect(tree.asked()).toEqual(['ci --omit=dev', 'install --no-save --include=dev', 'ci --include=dev']);
    tree.remove();
  });

  it('does not consider a tree complete after it was killed while npm removed packages', () => {
    const tree = new Tree();
    tree.listAsInstalled();
    tree.replaceInLock(
      '"node_modules/zod": {\n      "version": "',
      '"node_modules/zod": {\n      "version": "9',
    );
    tree.setNpm('rm node_modules/.openeiam-installed; kill -9 $PPID');
    expect(() => tree.install('')).toThrow();
    // Back to the versions in the list, as after switching branches.
    tree.replaceInLock(
      '"node_modules/zod": {\n      "version": "9',
      '"node_modules/zod": {\n      "version": "',
    );
    tree.setNpm('true');
    tree.install('');
    expect(tree.asked()).toEqual(['ci --omit=dev', 'ci --omit=dev']);
    tree.remove();
  });

  it('keeps the packages for a start if the development packages cannot be downloaded', () => {
    const tree = new Tree();
    tree.install('');
    tree.setNpm('echo "npm error no registry answers" >&2; exit 1');
    expect(() => tree.install('{ development: true }')).toThrow('no registry answers');
    expect(tree.isInstalled()).toEqual([true, false]);
    tree.remove();
  });

  it('P5: keeps a manual "npm ci" from running any script', () => {
    expect(readFileSync('.npmrc', 'utf8')).toMatch(/^ignore-scripts=true$/m);
    const dockerfile = readFileSync('docker/Dockerfile', 'utf8');
    expect(dockerfile.match(/^COPY package\.json package-lock\.json \.npmrc \.\/$/gm)).toHaveLength(1);
  });
});
