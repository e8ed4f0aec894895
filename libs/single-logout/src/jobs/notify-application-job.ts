import { defineJob } from '#messaging';

/** Notifies an application that a session has ended, at once, and retries for about an hour. Its row is the participation. */
export const NotifyApplicationJob = defineJob({
  name: 'single-logout.tell-application',
  due: 'single_logout.notices_due',
  atOnce: 20,
  // Longer than a call, which has its own time-out.
  timeOutMs: 15_000,
  backOff: { firstSeconds: 2, longestSeconds: 900, attempts: 12 },
});
