import { plainText } from '#kernel';

/** Maximum length of a search text, in characters. */
const LONGEST = 200;

/** The search text of a list. */
export const searchText = plainText({ max: LONGEST, min: 1, trim: true });
