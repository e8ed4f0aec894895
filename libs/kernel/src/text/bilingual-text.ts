/** A text in both languages of the product. */
export interface BilingualText {
  readonly en: string;
  /** Simplified Chinese. */
  readonly zh: string;
}
