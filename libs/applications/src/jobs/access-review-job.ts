import { defineJob } from '#messaging';

/** Finds out who may no longer use what, at once, and retries for some hours if that fails. */
export const AccessReviewJob = defineJob({
  name: 'applications.review-access',
  due: 'applications.access_reviews_due',
  atOnce: 4,
  timeOutMs: 60_000,
  backOff: { firstSeconds: 2, longestSeconds: 900, attempts: 24 },
});
