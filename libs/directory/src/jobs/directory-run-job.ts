import { defineJob } from '#messaging';

/** Performs a run of the directory. Its row is that of `directory.run`, which also stores its progress. */
export const DirectoryRunJob = defineJob({
  name: 'directory.make-run',
  due: 'directory.runs_due',
  atOnce: 2,
  // An organisation of 100,000 people takes minutes; one with a slow source takes hours.
  timeOutMs: 6 * 3_600_000,
  backOff: { firstSeconds: 15, longestSeconds: 300, attempts: 8 },
});
