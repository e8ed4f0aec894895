/**
 * The present moment as a value in an SQL statement. The database decides which moment that is, as it does for `now()`. No
 * process can read it, so a process with a wrong clock cannot decide what has expired; calculations and comparisons belong
 * in the statement.
 */
export interface Present {
  /** What `pg` sends as the value of the parameter. */
  toPostgres(): string;
}

/** Where code gets the time from; replaced in tests. */
export interface Clock {
  /** The time of the transaction whose statement gets it as a value. */
  now(): Present;
  /** Milliseconds since some moment of this process, to measure how long something takes. Never goes back. */
  elapsedMs(): number;
}

/**
 * PostgreSQL reads this text, wherever it expects a time, as the start of the current transaction. It does so anew at each
 * execution, because a parameter is no part of the text that stays prepared.
 */
const NOW = 'now';

/** Anything but a statement that is given it would take the word for a value: a line of JSON, a comparison. */
function refuse(): never {
  throw new TypeError('Only a statement can be given the present');
}

const PRESENT: Present = Object.freeze({
  toPostgres: () => NOW,
  toJSON: refuse,
  [Symbol.toPrimitive]: refuse,
});

export const systemClock: Clock = { now: () => PRESENT, elapsedMs: () => performance.now() };

/** Injection token of the process's `Clock`. */
export const CLOCK = Symbol('Clock');
