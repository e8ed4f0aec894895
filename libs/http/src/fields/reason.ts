import { reasonText } from '#kernel';

/** Why somebody does something, in their words: one line, which the log keeps. */
export const reason = reasonText.describe('Kept in the log.');
