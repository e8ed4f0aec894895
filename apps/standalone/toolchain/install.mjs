import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { Failure } from './failure.mjs';
import { INSTALL_SCRIPTS, packagesWithScripts } from './install-scripts.mjs';
import { isRight } from './node24.mjs';
import { lockFile, root } from './places.mjs';

const stampFile = join(root, 'node_modules', '.openeiam-installed');
/** The list of installed packages: npm writes it as its last step. */
const listFile = join(root, 'node_modules', '.package-lock.json');
const logFile = join(dirname(lockFile), 'npm-ci.log');

/** Suffix of the stamp's lock hash when the development packages are installed, too. */
const WITH_DEVELOPMENT = ' with development';

/** Replaces the hash while npm is running. */
const UNFINISHED = 'unfinished';

/**
 * Whether `node_modules` contains the packages of `package-lock.json`, ready to use. Cheap when nothing has changed.
 *
 * @param {{ development?: boolean }} [options] whether the packages that only tests and checks need must be installed, too
 */
export function isInstalled({ development = false } = {}) {
  const stamp = readOr('', stampFile);
  return stamp === lockHash() + WITH_DEVELOPMENT || (!development && stamp === lockHash());
}

/**
 * Installs exactly the packages of `package-lock.json`, unless somebody has already done so by hand, and runs the few install scripts that
 * are needed. `npm start` needs two thirds of the packages; the others are added when development first needs them, and then stay.
 *
 * @param {{ development?: boolean }} [options] whether to install the packages that only tests and checks need, too
 */
export async function install({ development = false } = {}) {
  const withDevelopment = development || hasDevelopment();
  const before = readOr('', stampFile);
  const isAddition = isInstalled();
  const isThere = !before.startsWith(UNFINISHED) && isInstalledByHand(withDevelopment);
  // From here on, a killed process leaves an incomplete folder, which no stamp may declare complete.
  writeStamp(stampOf(UNFINISHED, withDevelopment));
  if (!isThere) {
    const { code, output } = await installWithNpm(withDevelopment, isAddition);
    // If npm itself fails, it rolls back what it has added.
    if (isAddition && code > 0) writeStamp(before);
    if (code !== 0) fail(code, output);
  }
  await runNeededScripts();
  writeStamp(stampOf(lockHash(), withDevelopment));
}

function stampOf(what, withDevelopment) {
  return what + (withDevelopment ? WITH_DEVELOPMENT : '');
}

/** Writes atomically: a stamp is complete or does not exist. */
function writeStamp(text) {
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(`${stampFile}.new`, text);
  renameSync(`${stampFile}.new`, stampFile);
}

/**
 * Installs with `npm ci`, or adds development's packages to existing ones. If a registry mirror lacks packages for other systems, `npm ci`
 * fails, although this machine needs none of them; `npm install` omits them.
 */
async function installWithNpm(withDevelopment, isAddition) {
  // Otherwise NODE_ENV would decide which packages to install.
  const options = [withDevelopment ? '--include=dev' : '--omit=dev', '--ignore-scripts', '--loglevel=error'];
  const add = () => npm('install', '--no-save', ...options);
  if (isAddition) return add();
  // npm removes everything; its list, which is part of that, must not outlive the rest.
  rmSync(listFile, { force: true });
  const { code, output } = await npm('ci', ...options);
  return code !== 0 && output.includes('EUSAGE') ? add() : { code, output };
}

async function runNeededScripts() {
  const needed = packagesWithScripts(lock()).filter(
    (name) => INSTALL_SCRIPTS.run.some((allowed) => allowed.test(name)) && !(name === 'node' && isRight),
  );
  // Packages for other systems are not installed.
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

/** Whether development packages of any version are installed: a new lock must not remove them from a developer's machine. */
function hasDevelopment() {
  if (readOr('', stampFile).endsWith(WITH_DEVELOPMENT)) return true;
  return Object.values(present()).some(({ dev }) => dev === true);
}

/** Whether a manual `npm install` left the same versions. */
function isInstalledByHand(withDevelopment) {
  const installed = present();
  const { '': _top, ...locked } = lock().packages;
  const wanted = Object.entries(locked).filter(([, { dev }]) => withDevelopment || dev !== true);
  const isSatisfied = ([path, { version, optional, devOptional, link }]) =>
    link === true ||
    (path in installed ? installed[path].version === version : Boolean(optional ?? devOptional));
  return wanted.every(isSatisfied);
}

function present() {
  const list = readOr('', listFile);
  return list === '' ? {} : JSON.parse(list).packages;
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
