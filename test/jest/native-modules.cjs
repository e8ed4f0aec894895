// jest's runtime with one difference: Node itself loads packages and the built product, once for each worker and not anew for each spec
// file. Loading them took two thirds of a run. See docs/development.md.
const { existsSync, readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { fileURLToPath } = require('node:url');
const { SyntheticModule } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

const load = createRequire(__filename);

/** A file of a package. jest's own modules belong to the spec that runs. */
const PACKAGE = /[/\\]node_modules[/\\](?!@?jest).*\.[cm]?js$/;

/** A source file of the product in two parts: the checkout, and the path within it, which is the same in `dist`. */
const SOURCE = /^(.*)[/\\]((?:apps|libs)[/\\][^/\\]+[/\\]src[/\\].*)\.tsx?$/;

/** Sources that are not part of the product: specs, and files that only specs use. */
const OF_SPECS = /\.spec\.tsx?$|[/\\]testing[/\\]/;

/** Specs that change something for all modules that they load, or declare so. They get their own copy of the product's modules. */
const IS_ALONE = /jest\.(?:useFakeTimers|unstable_mockModule)\(|^\/\*\* @own-modules /;

/** The modules of a spec file by address. Those that Node loads are created when they are first asked for. */
class Modules extends Map {
  /**
   * @param contextOf the spec's context
   * @param fileOf the file that Node loads for an address; undefined if jest loads it
   */
  constructor(contextOf, fileOf) {
    super();
    this.contextOf = contextOf;
    this.fileOf = fileOf;
  }

  get(address) {
    const known = super.get(address);
    if (known !== undefined) return known;
    const file = this.fileOf(address);
    if (file === undefined) return undefined;
    const made = moduleOf(file, load(file), this.contextOf());
    this.set(address, made);
    return made;
  }

  has(address) {
    return this.get(address) !== undefined;
  }
}

/** A module that exports what Node has loaded. */
function moduleOf(identifier, loaded, context) {
  const isNamespace = loaded?.[Symbol.toStringTag] === 'Module';
  const exported = isNamespace ? loaded : { ...loaded, default: loaded };
  const names = Object.keys(exported);
  const body = function () {
    for (const name of names) this.setExport(name, exported[name]);
  };
  const made = new SyntheticModule(names, body, { context, identifier });
  void made.evaluate();
  return made;
}

/** Caches the results of `find` for each worker. */
function once(find) {
  const found = new Map();
  return (address) => {
    if (!found.has(address)) found.set(address, find(pathOf(address)));
    return found.get(address);
  };
}

function pathOf(address) {
  return address.startsWith('file:') ? fileURLToPath(address) : address;
}

const packageAt = once((path) => (PACKAGE.test(path) ? path : undefined));

const packageOrProductAt = once((path) => {
  if (PACKAGE.test(path)) return path;
  const source = OF_SPECS.test(path) ? null : SOURCE.exec(path);
  if (source === null) return undefined;
  const [, checkout, file] = source;
  const built = join(checkout, 'dist', `${file}.js`);
  return existsSync(built) ? built : undefined;
});

module.exports = {
  __esModule: true,
  default: class NativeModules extends Runtime {
    constructor(config, environment, resolver, transforms, texts, coverage, spec, ...more) {
      super(config, environment, resolver, transforms, texts, coverage, spec, ...more);
      const isAlone = IS_ALONE.test(readFileSync(spec, 'utf8'));
      this.registries.esModuleRegistry = new Modules(
        () => environment.getVmContext(),
        isAlone ? packageAt : packageOrProductAt,
      );
    }
  },
};
