/** @own-modules The spec reads the console, and each spec has its own. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';
import { build } from 'esbuild';
import { launch, NEEDED_NODE, VERSION } from './index.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const textOf = (file: string): string => readFileSync(`${root}${file}`, 'utf8');

/** Runs `launch` as if on this version of Node with these arguments. Returns what it printed and whether it started. */
async function launched(node: string, words: readonly string[] = []) {
  const [versions, argv, exitCode] = [process.versions, process.argv, process.exitCode];
  const printed: string[] = [];
  const spies = (['log', 'error'] as const).map((name) =>
    jest.spyOn(console, name).mockImplementation((text: unknown) => {
      printed.push(`${name}: ${String(text)}`);
    }),
  );
  let isStarted = false;
  Object.defineProperty(process, 'versions', { value: { ...versions, node }, configurable: true });
  process.argv = ['node', 'main.js', ...words];
  try {
    await launch(async () => {
      isStarted = true;
    });
    return { isStarted, printed, exitCode: process.exitCode };
  } finally {
    Object.defineProperty(process, 'versions', { value: versions, configurable: true });
    [process.argv, process.exitCode] = [argv, exitCode];
    for (const spy of spies) spy.mockRestore();
  }
}

describe('a process', () => {
  it.each(['20.20.2', '22.99.0'])(
    'says in one line that Node %s is too old, and loads nothing',
    async (node) => {
      const { isStarted, printed, exitCode } = await launched(node);
      expect({ isStarted, exitCode }).toEqual({ isStarted: false, exitCode: 1 });
      expect(printed).toEqual([
        expect.stringMatching(
          new RegExp(
            `^error: openeiam .* needs Node ${String(NEEDED_NODE)} or newer, and this is ${node}\\. Install`,
          ),
        ),
      ]);
    },
  );

  it('starts on the Node that images and npm bring, and on newer ones', async () => {
    expect(textOf('docker/Dockerfile').match(/^FROM node:(\d+)-/gm)).toEqual(
      expect.arrayContaining([`FROM node:${String(NEEDED_NODE)}-`]),
    );
    expect(textOf('apps/standalone/toolchain/node24.mjs')).toContain(
      `const NEEDED = ${String(NEEDED_NODE)};`,
    );
    for (const node of [`${String(NEEDED_NODE)}.0.0`, '30.1.0'])
      expect(await launched(node)).toMatchObject({ isStarted: true, printed: [] });
  });

  it('prints its version when that is all it was asked for', async () => {
    expect(await launched('24.0.0', ['--version'])).toMatchObject({
      isStarted: false,
      printed: [`log: ${VERSION}`],
    });
    expect(await launched('24.0.0', ['tenant', '--version'])).toMatchObject({ isStarted: true });
    expect(VERSION).toBe((JSON.parse(textOf('package.json')) as { version: string }).version);
  });

  it.each(['server', 'worker', 'cli', 'standalone', 'simulator'])(
    'of %s loads nothing before the version check: an older Node could not even link it',
    async (app) => {
      const { metafile } = await build({
        absWorkingDir: root,
        entryPoints: [`dist/apps/${app}/src/main.js`],
        outdir: 'unused',
        bundle: true,
        write: false,
        metafile: true,
        format: 'esm',
        platform: 'node',
        packages: 'external',
        logLevel: 'silent',
      });
      const loaded = new Set<string>();
      const follow = (file: string): void => {
        if (loaded.has(file)) return;
        loaded.add(file);
        for (const { path, kind } of metafile.inputs[file]?.imports ?? [])
          if (kind === 'import-statement') follow(path);
      };
      follow(`dist/apps/${app}/src/main.js`);
      expect([...loaded].filter((file) => !file.includes('libs/launch/')).sort()).toEqual([
        `dist/apps/${app}/src/main.js`,
        'node:fs',
      ]);
    },
  );
});
