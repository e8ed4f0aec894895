// jest's environment for Node, in which a spec file and the packages that Node loads (native-modules.cjs) have the same classes: each
// context has its own otherwise, and `error instanceof Error` would be false for what a package throws.
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

module.exports = class SharedClasses extends TestEnvironment {
  constructor(...given) {
    super(...given);
    for (const name of [...BY_SYNTAX, ...ERRORS])
      Object.setPrototypeOf(this.global[name].prototype, globalThis[name].prototype);
    for (const name of [...ERRORS, ...BY_NAME]) this.global[name] = globalThis[name];
    // Packages tell a plain object by its constructor.
    this.global.Object.prototype.constructor = globalThis.Object;
  }
};
