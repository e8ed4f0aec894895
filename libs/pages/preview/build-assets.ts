import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const libs = fileURLToPath(new URL('../../', import.meta.url));

/** Bundles the scripts and styles of all libs, like the product's build, into a separate folder. */
export async function buildAssets(outdir: string): Promise<void> {
  const files = globSync('*/src/{browser/*.ts,styles/*.css}', { cwd: libs });
  await build({
    entryPoints: files
      .filter((file) => !file.endsWith('.spec.ts'))
      .map((file) => ({
        in: libs + file,
        out: file.slice(file.lastIndexOf('/') + 1).replace(/\.\w+$/, ''),
      })),
    outdir,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
  });
}
