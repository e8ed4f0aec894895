import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeRepository } from './test-repository.js';

interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

describe('preparing', () => {
  const folder = makeRepository();
  const source = join(folder, 'libs/sample/src/index.ts');
  const built = join(folder, 'dist/libs/sample/src/index.js');
  /** @param before code that runs first */
  const prepare = (options = '', before = ''): Promise<Result> =>
    new Promise((done) => {
      const script = `${before} import('./apps/standalone/toolchain/prepare.mjs').then(({ prepare }) => prepare(${options}))
        .catch((error) => { console.error(error.message); process.exitCode = 1; })`;
      execFile(process.execPath, ['-e', script], { cwd: folder }, (error, stdout, stderr) => {
        done({ code: error === null ? 0 : 1, stdout, stderr });
      });
    });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('builds the code for Node and for the browser, without specs', async () => {
    expect(await prepare()).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(built, 'utf8')).toContain('export const answer = 42');
    expect(readFileSync(join(folder, 'dist/libs/sample/src/browser/page.js'), 'utf8')).toContain('"built"');
    expect(existsSync(join(folder, 'dist/libs/sample/src/index.spec.js'))).toBe(false);
  });

  it('does nothing and prints nothing when nothing has changed', async () => {
    const before = statSync(built).ino;
    expect(await prepare()).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(statSync(built).ino).toBe(before);
  });

  it('builds again after a change, once, when two processes need it at the same time', async () => {
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

  it('builds again when production needs more than a trial, and from then on always for both', async () => {
    const production = `{ purpose: 'production' }`;
    expect((await prepare(production)).stdout).toContain('Building: done');
    expect(await prepare()).toEqual({ code: 0, stdout: '', stderr: '' });
    writeFileSync(source, 'export const answer: number = 3;\n');
    expect((await prepare()).stdout).toContain('Building: done');
    expect(await prepare(production)).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('ignores the lock of a killed process', async () => {
    mkdirSync(join(folder, '.data'), { recursive: true });
    writeFileSync(join(folder, '.data/toolchain.lock'), '2147483646');
    writeFileSync(source, 'export const answer: number = 2;\n');
    expect(await prepare()).toMatchObject({ code: 0 });
    expect(readFileSync(built, 'utf8')).toContain('answer = 2');
  });

  it('removes the folders of killed builds, even of a process with the same id', async () => {
    const cache = join(folder, 'node_modules/.cache/openeiam');
    for (const left of ['build-1', 'old-1', 'console-1', 'aside-1'])
      mkdirSync(join(cache, left, 'libs'), { recursive: true });
    writeFileSync(source, 'export const answer: number = 5;\n');
    const before = `require('node:fs').mkdirSync(${JSON.stringify(cache)} + '/old-' + process.pid + '/libs', { recursive: true });`;
    expect(await prepare('', before)).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(built, 'utf8')).toContain('answer = 5');
    expect(readdirSync(cache)).toEqual([]);
  });
});
