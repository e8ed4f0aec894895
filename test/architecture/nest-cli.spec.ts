import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';

const project = z.strictObject({
  type: z.enum(['application', 'library']),
  root: z.string(),
  sourceRoot: z.string(),
  entryFile: z.string(),
  compilerOptions: z.strictObject({ tsConfigPath: z.string() }).optional(),
});

const { projects } = z
  .object({ projects: z.record(z.string(), project) })
  .parse(JSON.parse(readFileSync('nest-cli.json', 'utf8')));

/** The expected entry of `nest-cli.json` for each folder of `apps` and `libs`. */
function expected(): Readonly<Record<string, z.output<typeof project>>> {
  const apps = readdirSync('apps').map((name) => [name, application(name)] as const);
  const libs = readdirSync('libs').map((name) => [name, library(name)] as const);
  return Object.fromEntries([...apps, ...libs]);
}

function application(name: string): z.output<typeof project> {
  const root = `apps/${name}`;
  const compilerOptions = { tsConfigPath: `${root}/tsconfig.app.json` };
  return { type: 'application', root, sourceRoot: `${root}/src`, entryFile: 'main', compilerOptions };
}

function library(name: string): z.output<typeof project> {
  const root = `libs/${name}`;
  return { type: 'library', root, sourceRoot: `${root}/src`, entryFile: 'index' };
}

describe('nest-cli.json', () => {
  it('names every app and every lib, and nothing else', () => {
    expect(projects).toEqual(expected());
  });

  it('names only files that exist', () => {
    const named = Object.values(projects).flatMap(({ sourceRoot, entryFile, compilerOptions }) => [
      `${sourceRoot}/${entryFile}.ts`,
      ...(compilerOptions === undefined ? [] : [compilerOptions.tsConfigPath]),
    ]);
    expect(named.filter((file) => !existsSync(file))).toEqual([]);
  });

  it('lets nest build the server with everything that it uses', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'openeiam-nest-'));
    try {
      const settings = join(folder, 'tsconfig.json');
      const { compilerOptions } = application('server');
      writeFileSync(
        settings,
        JSON.stringify({
          extends: resolve(compilerOptions?.tsConfigPath ?? ''),
          compilerOptions: {
            outDir: folder,
            rootDir: resolve('.'),
            typeRoots: [resolve('node_modules/@types')],
          },
          files: [resolve('apps/server/src/main.ts')],
        }),
      );
      const nest = resolve('node_modules/@nestjs/cli/bin/nest.js');
      await promisify(execFile)(process.execPath, [
        nest,
        'build',
        'server',
        '--path',
        relative('.', settings),
      ]);
      for (const file of ['apps/server/src/main.js', 'libs/http/src/index.js', 'libs/logon/src/index.js'])
        expect(existsSync(join(folder, file))).toBe(true);
      // Imports of libs become relative paths, so that the build runs from any folder.
      expect(readFileSync(join(folder, 'libs/logon/src/index.js'), 'utf8')).not.toMatch(/from ['"]#/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 600_000);
});
