/** The clock of the simulated DingTalk, its own as the real one's is. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
