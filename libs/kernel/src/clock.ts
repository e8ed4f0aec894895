/**
 * The current time as a value in an SQL statement. The database determines it, as for `now()`. No process can read it, so a
 * process with a wrong clock cannot decide what has expired. Do calculations and comparisons in the statement.
 */
export interface DatabaseNow {
  /** The parameter value that `pg` sends. */
  toPostgres(): string;
}

/** Source of time for all code; replaced in tests. */
export interface Clock {
  /** The start time of the transaction that runs the statement. */
  now(): DatabaseNow;
  /** Milliseconds since an arbitrary moment of this process, to measure durations. Never goes back. */
  elapsedMs(): number;
}

/**
 * Where PostgreSQL expects a time, it reads this text as the start of the current transaction. It does so at each execution, because
 * parameters are not part of the prepared statement.
 */
const NOW = 'now';

/** Anything other than a statement, such as JSON or a comparison, would take the word for a value. */
function refuse(): never {
  throw new TypeError('Only a statement can be given the current time');
}

const DATABASE_NOW: DatabaseNow = Object.freeze({
  toPostgres: () => NOW,
  toJSON: refuse,
  [Symbol.toPrimitive]: refuse,
});

export const systemClock: Clock = { now: () => DATABASE_NOW, elapsedMs: () => performance.now() };

/** Injection token of the process's `Clock`. */
export const CLOCK = Symbol('Clock');
