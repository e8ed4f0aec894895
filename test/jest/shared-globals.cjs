// jest's environment for Node, in which a spec file and what Node loads (native-modules.cjs) have the same classes and the same process:
// each context has its own otherwise, `error instanceof Error` would be false for what a package throws, and the product would not see
// what a spec sets in `process.env`.
const { TestEnvironment } = require('jest-environment-node');

/** Made by their names alone, so that the ones of Node can stand in their place. */
const BY_NAME = ['Date', 'Map', 'Set', 'WeakMap', 'WeakSet', 'Reflect'];

/** Made by the engine, too, which takes those of the context: they become kinds of those of Node. */
const BY_SYNTAX = ['Function', 'Promise', 'RegExp'];

/** The same, and thrown as well as asked for by name. */
const ERRORS = [
  'Error',
  'AggregateError',
  'EvalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'URIError',
];

// So are arrays, but theirs is asked for in another way: where arrays have another prototype than usual, V8 leaves its short ways with all
// arrays of the process, which then take three times as long.
const isKind = Function.prototype[Symbol.hasInstance];
Object.defineProperty(Array, Symbol.hasInstance, {
  value(one) {
    return this === Array ? Array.isArray(one) : isKind.call(this, one);
  },
});

module.exports = class SharedGlobals extends TestEnvironment {
  constructor(...given) {
    super(...given);
    // What a spec file leaves behind in them is none of the next one's.
    this.own = { env: { ...process.env }, exit: process.exit, exitCode: process.exitCode };
    this.global.process = process;
    for (const name of [...BY_SYNTAX, ...ERRORS])
      Object.setPrototypeOf(this.global[name].prototype, globalThis[name].prototype);
    for (const name of [...ERRORS, ...BY_NAME]) this.global[name] = globalThis[name];
    // Packages tell a plain object by its constructor.
    this.global.Object.prototype.constructor = globalThis.Object;
  }

  async teardown() {
    const { env, ...rest } = this.own;
    Object.assign(process, rest);
    for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
    Object.assign(process.env, env);
    await super.teardown();
  }
};
