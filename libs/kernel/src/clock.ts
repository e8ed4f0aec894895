/** Where code gets the time from; replaced in tests. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** Injection token of the process's `Clock`. */
export const CLOCK = Symbol('Clock');
