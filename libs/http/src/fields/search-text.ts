import { plainText } from '#kernel';

/** Longest text that is searched for, in characters. */
const LONGEST = 200;

/** What a list is searched for. */
export const searchText = plainText({ max: LONGEST, min: 1, trim: true });
