// jest's runtime, with one difference: packages are loaded by Node itself, once for each worker, and not anew for each spec file.
// Their modules were two thirds of what a run cost. See docs/development.md.
const { createRequire } = require('node:module');
const { fileURLToPath } = require('node:url');
const { SyntheticModule } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

const load = createRequire(__filename);

/** The code of a package. jest's own modules belong to the spec that runs. */
const PACKAGE = /[/\\]node_modules[/\\](?!@?jest).*\.[cm]?js$/;

/** The modules of a spec file by their addresses. Those of packages come into being when they are first asked for. */
class Modules extends Map {
  constructor(contextOf) {
    super();
    this.contextOf = contextOf;
  }

  get(address) {
    const known = super.get(address);
    if (known !== undefined || !PACKAGE.test(address)) return known;
    const path = address.startsWith('file:') ? fileURLToPath(address) : address;
    const made = moduleOf(path, load(path), this.contextOf());
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

module.exports = {
  __esModule: true,
  default: class NativePackages extends Runtime {
    constructor(...given) {
      super(...given);
      this.registries.esModuleRegistry = new Modules(() => this._environment.getVmContext());
    }
  },
};
