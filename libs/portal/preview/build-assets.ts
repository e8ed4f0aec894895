import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const portal = fileURLToPath(new URL('../src/', import.meta.url));

/** Bundles this lib's scripts and styles as the product's build does, into a folder of its own. */
export async function buildAssets(outdir: string): Promise<void> {
  await build({
    entryPoints: [
      'styles/portal.css',
      'browser/page.ts',
      'browser/qr-display.ts',
      'browser/phone-identify.ts',
      'browser/phone-other-app.ts',
    ].map((path) => portal + path),
    outbase: portal,
    outdir,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
  });
}
