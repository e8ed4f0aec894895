// jest's environment for Node, in which a spec file and the modules that Node loads (native-modules.cjs) share classes and `process`.
// With jest's own environment, each context has its own: `error instanceof Error` would be false for an error of a package, and the
// product would not see what a spec sets in `process.env`.
const { TestEnvironment } = require('jest-environment-node');

/** Created only by name, so that Node's own can replace them. */
const BY_NAME = ['Date', 'Map', 'Set', 'WeakMap', 'WeakSet', 'Reflect'];

/** Also created by the engine, always with the context's own class: its prototype therefore inherits from that of Node's class. */
const BY_SYNTAX = ['Function', 'Promise', 'RegExp'];

/** Both: thrown by the engine, and created by name. */
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

// Arrays are created by the engine, too, but tested in another way: once an array has an unusual prototype, V8 gives up its fast paths for
// all arrays of the process, which then take three times as long.
const isKind = Function.prototype[Symbol.hasInstance];
Object.defineProperty(Array, Symbol.hasInstance, {
  value(one) {
    return this === Array ? Array.isArray(one) : isKind.call(this, one);
  },
});

module.exports = class SharedGlobals extends TestEnvironment {
  constructor(...given) {
    super(...given);
    // Changes that a spec file makes are undone for the next one.
    this.own = { env: { ...process.env }, exit: process.exit, exitCode: process.exitCode };
    this.global.process = process;
    for (const name of [...BY_SYNTAX, ...ERRORS])
      Object.setPrototypeOf(this.global[name].prototype, globalThis[name].prototype);
    for (const name of [...ERRORS, ...BY_NAME]) this.global[name] = globalThis[name];
    // Packages recognise a plain object by its constructor.
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
