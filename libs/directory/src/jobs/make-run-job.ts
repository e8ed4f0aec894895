import { defineJob } from '#messaging';

/** Makes a run of the directory. Its row is the one of `directory.run`, which also tells how far it is. */
export const MakeRun = defineJob({
  name: 'directory.make-run',
  due: 'directory.runs_due',
  atOnce: 2,
  // An organisation of 100,000 people takes minutes; one whose source is slow, hours.
  timeOutMs: 6 * 3_600_000,
  backOff: { firstSeconds: 15, longestSeconds: 300, attempts: 8 },
});
