import { defineJob } from '#messaging';

/** Looks at those of whom the source has told, some at a time. Its row is the connection. */
export const FollowChanges = defineJob({
  name: 'directory.follow-changes',
  due: 'directory.notices_due',
  atOnce: 4,
  timeOutMs: 300_000,
  backOff: { firstSeconds: 2, longestSeconds: 300 },
});
