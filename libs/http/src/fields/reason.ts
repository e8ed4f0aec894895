import { plainText } from '#kernel';

/** Longest reason, in characters. */
const LONGEST = 500;

/** Why somebody does something, in their words: one line, which the log keeps. */
export const reason = plainText({ max: LONGEST, min: 1, trim: true, what: 'A reason' }).describe(
  'Kept in the log.',
);
