import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { Failure } from './failure.mjs';
import { INSTALL_SCRIPTS, packagesWithScripts } from './install-scripts.mjs';
import { isRight } from './node24.mjs';
import { lockFile, root } from './places.mjs';

const stampFile = join(root, 'node_modules', '.openeiam-installed');
const logFile = join(dirname(lockFile), 'npm-ci.log');

/** Whether `node_modules` holds what `package-lock.json` names, prepared. Cheap when the answer has not changed. */
export function isInstalled() {
  return readOr('', stampFile) === lockHash();
}

/**
 * Installs exactly what `package-lock.json` names, unless somebody has done so by hand, and runs the few install scripts
 * that are needed. A registry mirror that lacks packages of other systems makes `npm ci` refuse, although nothing is
 * missing that this machine needs; `npm install` leaves them out.
 */
export async function install() {
  if (!isInstalledByHand()) {
    let { code, output } = await npm('ci', '--ignore-scripts', '--loglevel=error');
    if (code !== 0 && output.includes('EUSAGE')) {
      ({ code, output } = await npm('install', '--no-save', '--ignore-scripts', '--loglevel=error'));
    }
    if (code !== 0) fail(code, output);
  }
  await runNeededScripts();
  // Beside it first: a stamp is there whole or not at all.
  writeFileSync(`${stampFile}.new`, lockHash());
  renameSync(`${stampFile}.new`, stampFile);
}

async function runNeededScripts() {
  const needed = packagesWithScripts(lock()).filter(
    (name) => INSTALL_SCRIPTS.run.some((allowed) => allowed.test(name)) && !(name === 'node' && isRight),
  );
  // Those for other systems are not there.
  const present = needed.filter((name) => existsSync(join(root, 'node_modules', name)));
  if (present.length === 0) return;
  const { code, output } = await npm('rebuild', '--ignore-scripts=false', ...present);
  if (code !== 0) fail(code, output);
}

function fail(code, output) {
  mkdirSync(dirname(logFile), { recursive: true });
  writeFileSync(logFile, output);
  const cause = /^npm (?:error|ERR!) (?!code )(.*)$/m.exec(output)?.[1] ?? `npm ended with ${code}`;
  throw new Failure(
    `The packages could not be installed: ${cause} (all of it: ${logFile}). Then start again.`,
  );
}

function lock() {
  return JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/** Whether somebody's own `npm install` left the same versions; npm writes its list as its last step. */
function isInstalledByHand() {
  const present = readOr('', join(root, 'node_modules', '.package-lock.json'));
  if (present === '') return false;
  const installed = JSON.parse(present).packages;
  const { '': _top, ...wanted } = lock().packages;
  const isSatisfied = ([path, { version, optional, devOptional, link }]) =>
    link === true ||
    (path in installed ? installed[path].version === version : Boolean(optional ?? devOptional));
  return Object.entries(wanted).every(isSatisfied);
}

function readOr(fallback, file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return fallback;
    throw error;
  }
}

function npm(...args) {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', args, {
      cwd: root,
      env: { ...process.env, PATH: pathWithoutPackages() },
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk) => (output += chunk);
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', () =>
      reject(new Failure('"npm" was not found. Install Node with npm, then start again.')),
    );
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** npm must not run on the Node inside the folder that it is about to replace. */
function pathWithoutPackages() {
  const own = join(root, 'node_modules');
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(own))
    .join(delimiter);
}
