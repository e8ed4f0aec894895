/** Where the simulated DingTalk gets its time from: it has a clock of its own, as the real one has. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
