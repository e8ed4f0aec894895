/** What a verification has to tell. */
export interface Judgement {
  readonly verdict: {
    readonly intact: boolean;
    readonly firstBadSequence: number | null;
    readonly problem: { readonly detail: string } | null;
    readonly checked: number;
    readonly from: number | null;
    readonly to: number | null;
  };
  /** What `--json` tells besides the verdict. */
  readonly more: object;
  /** What was verified, to begin a sentence with: `The log of "acme"`. */
  readonly subject: string;
  /** What was read, to go on with: `1200 records, from 1 to 1200`. */
  readonly extent: string;
}
