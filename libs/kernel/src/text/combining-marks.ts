/** Too many marks on one letter: more would overlap the lines above and below (UTS #39, 5.4). */
const STACKED = /[\p{Mn}\p{Me}]{5}/u;

/** Whether a text begins with a mark, which would attach to the text before it, or stacks too many marks on one letter. */
export function hasOddMarks(text: string): boolean {
  return /^\p{M}/u.test(text) || STACKED.test(text);
}
