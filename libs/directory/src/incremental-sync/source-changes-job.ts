import { defineJob } from '#messaging';

/** Fetches people and units that have changed at the source, in batches. Its row is the connection. */
export const SourceChangesJob = defineJob({
  name: 'directory.follow-changes',
  due: 'directory.notices_due',
  atOnce: 4,
  timeOutMs: 300_000,
  backOff: { firstSeconds: 2, longestSeconds: 300 },
});
