/** Marks on one letter; more of them run over the lines above and below (UTS #39, 5.4). */
const STACKED = /[\p{Mn}\p{Me}]{5}/u;

/** Whether a text begins with a mark, which would stand on what is written before it, or heaps many on one letter. */
export function hasOddMarks(text: string): boolean {
  return /^\p{M}/u.test(text) || STACKED.test(text);
}
