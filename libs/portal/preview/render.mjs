/**
 * Renders every page in every state and language into a folder, and with `--shots` takes screenshots: `node libs/portal/preview/render.mjs
 * <folder> [--shots] [part of a name …]`
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { eachLook } from '../../../admin-ui/tools/photograph/each-look.mjs';
import { SCREENS, wishesOf } from '../../../admin-ui/tools/photograph/looks.mjs';
import { buildAssets } from '../../pages/preview/build-assets.ts';

const [folder, ...rest] = process.argv.slice(2);
if (folder === undefined) throw new Error('Which folder shall the pages be drawn into?');
const out = resolve(folder);
const { looks, names: parts } = wishesOf(rest.filter((word) => word !== '--shots'));

async function loadScenes() {
  const file = fileURLToPath(new URL(`./.scenes-${process.pid}.mjs`, import.meta.url));
  const entry = fileURLToPath(new URL('./scene-list.ts', import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: '@kitajs/html',
    logLevel: 'error',
  });
  await writeFile(file, outputFiles[0].contents);
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    await rm(file);
  }
}

async function shoot(names) {
  const [{ default: chromium }, { chromium: browserType }] = await Promise.all([
    import('@sparticuz/chromium'),
    import('playwright-core'),
  ]);
  // The package's own arguments are for AWS Lambda: with them, closing a page closes the browser.
  const browser = await browserType.launch({
    executablePath: process.env.CHROME_PATH ?? (await chromium.executablePath()),
    args: ['--no-sandbox'],
  });
  await eachLook(looks, async ({ screen, theme, language }) => {
    const viewport = SCREENS[screen];
    const page = await browser.newPage({ viewport, colorScheme: theme, reducedMotion: 'reduce' });
    for (const name of names.filter((one) => one.endsWith(`.${language}`))) {
      await page.goto(pathToFileURL(join(out, `${name}.html`)).href);
      const picture = [name.split('.', 1), screen, theme, language].join('-');
      await page.screenshot({ path: join(out, `${picture}.png`), fullPage: true, animations: 'disabled' });
    }
    await page.close();
  });
  await browser.close();
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await buildAssets(join(out, 'assets'));
const { drawScenes } = await loadScenes();
const drawn = Object.entries(drawScenes()).filter(
  ([name]) => parts.length === 0 || parts.some((part) => name.includes(part)),
);
for (const [name, html] of drawn) await writeFile(join(out, `${name}.html`), html);
if (rest.includes('--shots')) await shoot(drawn.map(([name]) => name));
console.log(`${drawn.length} pages in ${out}`);
