import { defineJob } from '#messaging';

/** Sends a mail: at once when it is enqueued, and again for about four hours. Its row is that of `mail.outgoing`. */
export const SendMailJob = defineJob({
  name: 'mail.send',
  due: 'mail.due',
  atOnce: 10,
  // Longer than the slowest exchange with a mail server, which has time-outs of its own.
  timeOutMs: 120_000,
  backOff: { firstSeconds: 15, longestSeconds: 3_840, attempts: 10 },
});
