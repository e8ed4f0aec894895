import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { Failure } from './failure.mjs';
import { lockFile, root } from './places.mjs';

const stampFile = join(root, 'node_modules', '.openeiam-installed');
const logFile = join(dirname(lockFile), 'npm-ci.log');

/** Whether `node_modules` holds what `package-lock.json` names. Cheap when the answer has not changed. */
export function isInstalled() {
  const wanted = lockHash();
  if (readOr('', stampFile) === wanted) return true;
  if (!isInstalledByHand()) return false;
  writeFileSync(stampFile, wanted);
  return true;
}

/**
 * Installs exactly what `package-lock.json` names. A registry mirror that lacks packages of other systems makes `npm ci`
 * refuse, although nothing is missing that this machine needs; `npm install` leaves them out.
 */
export async function install() {
  let { code, output } = await run('npm', ['ci', '--loglevel=error']);
  if (code !== 0 && output.includes('EUSAGE')) {
    ({ code, output } = await run('npm', ['install', '--no-save', '--loglevel=error']));
  }
  if (code !== 0) {
    mkdirSync(dirname(logFile), { recursive: true });
    writeFileSync(logFile, output);
    const cause = /^npm (?:error|ERR!) (?!code )(.*)$/m.exec(output)?.[1] ?? `npm ended with ${code}`;
    throw new Failure(
      `The packages could not be installed: ${cause} (all of it: ${logFile}). Then start again.`,
    );
  }
  writeFileSync(stampFile, lockHash());
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
  const { '': _top, ...wanted } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
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

function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
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
      reject(new Failure(`"${command}" was not found. Install Node with npm, then start again.`)),
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
