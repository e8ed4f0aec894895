import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';
import { Failure, orOneLine } from './failure.mjs';
import { node24 } from './node24.mjs';
import { PACKS_OF_OTHERS } from './pack.mjs';
import { dist, root } from './places.mjs';
import { prepare } from './prepare.mjs';
import { productionDependencies, productionPackages } from './production-packages.mjs';
import { step } from './progress.mjs';

/** Parts of `dist` that production does not need. */
const NOT_IN_PRODUCTION = [
  'apps/simulator',
  'apps/standalone',
  'libs/testing',
  '.fingerprint',
  ...PACKS_OF_OTHERS,
];

/**
 * Writes the product into a folder as it runs in production: the build, the packages that it needs,
 * its licence, and a bill of materials. Copies local files only; nothing is downloaded.
 *
 * @param {string} folder must not exist, or be empty; is created
 * @param {{ withNode: boolean, withTracing: boolean }} options `withNode`: include Node, for a machine that has another version.
 *   `withTracing`: include the packages for traces
 */
export function layOut(folder, { withNode, withTracing }) {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Failure(`${folder} is not empty. Name a new folder, for example one for each version.`);
  mkdirSync(folder, { recursive: true });
  try {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    const packages = productionPackages(lock, withTracing);
    for (const path of packages) copyPackage(path, folder);
    copyBuilt(dist, join(folder, 'dist'));
    copyBuilt(join(root, 'admin-ui/dist'), join(folder, 'admin-ui/dist'));
    cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
    writeJson(
      join(folder, 'package.json'),
      manifest(packages, productionDependencies(lock.packages[''], withTracing)),
    );
    writeFileSync(join(folder, 'sbom.cdx.json'), billOfMaterials(folder));
    if (withNode) cpSync(node24(), join(folder, 'bin', 'node'));
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Packages for other systems are in the lock file and not installed. Nested packages are copied separately. */
function copyPackage(path, folder) {
  const from = join(root, path);
  if (!existsSync(from)) return;
  const filter = (file) => file === from || basename(file) !== 'node_modules';
  cpSync(from, join(folder, path), { recursive: true, verbatimSymlinks: true, filter });
}

function copyBuilt(from, to) {
  const left = NOT_IN_PRODUCTION.map((path) => join(from, ...path.split('/')));
  const filter = (file) => !left.some((path) => file === path || file.startsWith(path + sep));
  cpSync(from, to, { recursive: true, filter });
}

/** A `package.json` for the contents of the folder, with the import names of the libs. */
function manifest(packages, dependencies) {
  const { name, version, description, license, type, imports, overrides } = readPackage();
  const present = Object.entries(overrides).filter(([of]) => packages.includes(`node_modules/${of}`));
  return {
    name,
    version,
    description,
    license,
    type,
    private: true,
    engines: { node: '>=24' },
    imports: { '#*': imports['#*'] },
    dependencies: Object.fromEntries(dependencies),
    overrides: Object.fromEntries(present),
  };
}

/** CycloneDX, by npm, which also fails if a package is missing or superfluous. */
function billOfMaterials(folder) {
  const words = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application'];
  const options = { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32', maxBuffer: 64 << 20 };
  const { status, stdout, stderr, error } = spawnSync('npm', words, options);
  if (status === 0) return stdout;
  throw new Failure(`npm could not write the bill of materials: ${error?.message ?? stderr.trim()}`);
}

function readPackage() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
}

function writeJson(file, content) {
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}

await orOneLine(async () => {
  const options = ['--with-node', '--with-tracing'];
  const given = process.argv.slice(2).filter((word) => !options.includes(word));
  if (given.length !== 1)
    throw new Failure('Usage: npm run production -- [--with-node] [--with-tracing] <new folder>');
  await prepare({ purpose: 'production' });
  // npm starts this in the top folder; INIT_CWD is the folder where npm was called.
  const folder = resolve(process.env.INIT_CWD ?? '.', given[0]);
  await step(`Laying out ${folder}`, false, async () => {
    const [withNode, withTracing] = options.map((option) => process.argv.includes(option));
    layOut(folder, { withNode, withTracing });
  });
});
