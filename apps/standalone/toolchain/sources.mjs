import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from './places.mjs';

const NOT_BUILT = /\.(spec|preview)\.tsx?$|\.d\.m?ts$|\.md$/;
const NOT_BUILT_FOLDERS = new Set(['node_modules', 'dist', 'preview']);

/**
 * @typedef {object} Sources
 * @property {string[]} compiled TypeScript that runs in Node
 * @property {string[]} bundled entry points of scripts and styles for the browser
 * @property {string[]} copied other files that are read at run time
 * @property {string[]} all everything the result depends on
 */

/**
 * Finds the sources of the build, by the folder rules of `docs/development.md`. Paths are relative to the top, with `/`.
 *
 * @returns {Sources}
 */
export function findSources() {
  const all = ['apps', 'libs'].flatMap((top) => projectsBelow(top)).sort();
  const files = all.map((file) => ({ file, inside: file.split('/').slice(3) }));
  const forBrowser = files.filter(({ inside }) => inside[0] === 'browser' || inside[0] === 'styles');
  const forNode = files.filter((entry) => !forBrowser.includes(entry)).map(({ file }) => file);
  return {
    compiled: forNode.filter((file) => /\.tsx?$/.test(file)),
    bundled: forBrowser.filter(({ inside }) => inside.length === 2).map(({ file }) => file),
    copied: forNode.filter((file) => !/\.tsx?$/.test(file)),
    all,
  };
}

/**
 * Finds the sources of the admin console, without generated files.
 *
 * @returns {string[]}
 */
export function consoleSources() {
  const settings = [
    'angular.json',
    'ng-openapi-gen.json',
    'openapi.json',
    'tsconfig.json',
    'tsconfig.app.json',
  ];
  const own = filesBelow(join(root, 'admin-ui', 'src')).filter((file) => !file.includes('/api/generated/'));
  return [
    ...settings.map((name) => `admin-ui/${name}`),
    'apps/standalone/toolchain/console.mjs',
    'apps/standalone/toolchain/join-chunks.mjs',
    ...own,
  ].sort();
}

function projectsBelow(top) {
  const folders = entriesOf(join(root, top)).filter((entry) => entry.isDirectory());
  return folders.flatMap((folder) => filesBelow(join(root, top, folder.name, 'src')));
}

function filesBelow(folder) {
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return NOT_BUILT_FOLDERS.has(entry.name) ? [] : filesBelow(path);
    return NOT_BUILT.test(entry.name) ? [] : [relative(root, path).split(sep).join('/')];
  });
}

function entriesOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}
