import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { aside } from './aside.mjs';
import { buildConsole } from './console.mjs';
import { Failure, orOneLine } from './failure.mjs';
import { fingerprint } from './fingerprint.mjs';
import { install, isInstalled } from './install.mjs';
import { withLock } from './lock.mjs';
import { ALL_PACKS, pack, TRIAL_PACKS } from './pack.mjs';
import { dist, lockFile, root } from './places.mjs';
import { sayWaiting, step } from './progress.mjs';
import { findSources } from './sources.mjs';

const STAMP = '.fingerprint';

/** Suffix of the stamp's fingerprint when every process has its pack. */
const WITH_ALL_PACKS = ' with all packs';

/**
 * Whether `dist` was built from the current sources.
 *
 * @param {{ allPacks?: boolean }} [options] whether it must also contain the packs that only production and tests start from
 */
export function isBuilt({ allPacks = false } = {}) {
  const stamp = stampOfDist();
  const expected = fingerprint(findSources().all);
  return stamp === expected + WITH_ALL_PACKS || (!allPacks && stamp === expected);
}

function stampOfDist() {
  try {
    return readFileSync(join(dist, STAMP), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}

/**
 * Builds all apps and libs into `dist`: code for Node with swc, code for the browser with esbuild. The build happens in a temporary folder
 * and is moved into place at the end, so an interrupted build is never used.
 *
 * @param {{ allPacks?: boolean }} [options] whether to build the packs of production's processes as well; once they exist, every build
 * includes them
 */
export async function build({ allPacks = false } = {}) {
  const withAllPacks = allPacks || stampOfDist().endsWith(WITH_ALL_PACKS);
  const sources = findSources();
  const stamp = fingerprint(sources.all);
  await aside(async (folder) => {
    const target = join(folder, 'dist');
    mkdirSync(target);
    await Promise.all([
      compile(sources.compiled, target),
      bundle(sources.bundled, target),
      ...sources.copied.map((file) => copy(file, target)),
    ]);
    await pack(target, withAllPacks ? ALL_PACKS : TRIAL_PACKS);
    writeFileSync(join(target, STAMP), stamp + (withAllPacks ? WITH_ALL_PACKS : ''));
    // The old build is removed together with the folder.
    if (existsSync(dist)) renameSync(dist, join(folder, 'old'));
    renameSync(target, dist);
  });
}

async function compile(files, target) {
  const { transformFile } = await import('@swc/core');
  const settings = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
  const failures = [];
  await Promise.all(
    files.map(async (file) => {
      const output = join(target, file.replace(/\.tsx?$/, '.js'));
      try {
        const { code, map } = await transformFile(join(root, file), {
          ...settings,
          swcrc: false,
          configFile: false,
        });
        await mkdir(dirname(output), { recursive: true });
        await writeFile(output, `${code}\n//# sourceMappingURL=${basename(output)}.map\n`);
        await writeFile(`${output}.map`, map);
      } catch (error) {
        failures.push(`${file}: ${error.message}`);
      }
    }),
  );
  if (failures.length > 0) throw new Failure(`The build failed.\n${failures.join('\n')}`);
}

async function bundle(files, target) {
  if (files.length === 0) return;
  const esbuild = await import('esbuild');
  try {
    await esbuild.build({
      absWorkingDir: root,
      entryPoints: files,
      outdir: target,
      outbase: '.',
      bundle: true,
      format: 'esm',
      target: 'es2022',
      minify: true,
      sourcemap: true,
      charset: 'utf8',
      logLevel: 'silent',
    });
  } catch (error) {
    throw new Failure(`The build for the browser failed. ${error.message}`);
  } finally {
    // Its service process would otherwise run as long as the product.
    await esbuild.stop();
  }
}

async function copy(file, target) {
  await mkdir(dirname(join(target, file)), { recursive: true });
  await copyFile(join(root, file), join(target, file));
}

const isCommand =
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isCommand) {
  await orOneLine(() =>
    withLock(
      lockFile,
      async () => {
        if (!isInstalled()) await step('Installing packages', false, install);
        await step('Building', false, () => build({ allPacks: true }));
        await step('Building the admin console', false, buildConsole);
      },
      { onWait: sayWaiting },
    ),
  );
}
