/** The result of a verification, for output. */
export interface VerificationReport {
  readonly verdict: {
    readonly intact: boolean;
    readonly firstBadSequence: number | null;
    readonly problem: { readonly detail: string } | null;
    readonly checked: number;
    readonly from: number | null;
    readonly to: number | null;
  };
  /** Further members for `--json`, besides the verdict. */
  readonly more: object;
  /** The subject of the sentence: `The log of "acme"`. */
  readonly subject: string;
  /** The extent that was read: `1200 records, from 1 to 1200`. */
  readonly extent: string;
}
