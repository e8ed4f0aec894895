/** A text in the two languages of the simulator's pages. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}
