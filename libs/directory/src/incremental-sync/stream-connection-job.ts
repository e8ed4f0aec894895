import { defineJob } from '#messaging';

/** Milliseconds after which a connection is reopened even if nothing is wrong with it. */
export const LONGEST_CONNECTION_MS = 12 * 3_600_000;

/**
 * Keeps the stream connection open on which the source reports changes. The job lasts as long as the connection, and its claim makes sure that only one worker
 * holds it. Its row is the connection.
 */
export const StreamConnectionJob = defineJob({
  name: 'directory.hold-line',
  due: 'directory.lines_due',
  atOnce: 200,
  timeOutMs: LONGEST_CONNECTION_MS + 600_000,
  backOff: { firstSeconds: 2, longestSeconds: 60 },
});
