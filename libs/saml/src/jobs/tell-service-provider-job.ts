import { defineJob } from '#messaging';

/** Tells an application that a session has ended, at once, and again for about an hour. Its row is the one of `saml.participation`. */
export const TellServiceProvider = defineJob({
  name: 'saml.tell-service-provider',
  due: 'saml.notices_due',
  atOnce: 10,
  // More than the call, which has its own time-out.
  timeOutMs: 15_000,
  backOff: { firstSeconds: 2, longestSeconds: 900, attempts: 12 },
});
