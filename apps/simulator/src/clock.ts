/** The clock of the simulated DingTalk, which is independent of the portal's. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
