import { reasonText } from '#kernel';

/** The reason that somebody gives for an action: one line, which is kept in the log. */
export const reason = reasonText.describe('Kept in the log.');
