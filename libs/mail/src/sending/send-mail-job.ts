import { defineJob } from '#messaging';

/** Sends a mail: at once when it is put on its way, and again for about four hours. Its row is the one of `mail.outgoing`. */
export const SendMail = defineJob({
  name: 'mail.send',
  due: 'mail.due',
  atOnce: 10,
  // More than the slowest exchange with a mail server, which has its own time-outs.
  timeOutMs: 120_000,
  backOff: { firstSeconds: 15, longestSeconds: 3_840, attempts: 10 },
});
