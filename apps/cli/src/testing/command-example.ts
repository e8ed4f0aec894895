/** A command that is refused or fails: the words after its name, and the line on standard error. */
export interface Refusal {
  readonly words: string;
  readonly says: RegExp;
  readonly input?: string;
}

/**
 * How a command is used, correctly and wrongly. `{n}` is 0 or 1, `{folder}` a folder, `{receiver}` an address, `{delivery}`, `{mail}`, `{application}`,
 * `{client}` and `{pair}` ids.
 */
export interface CommandExample {
  /** Correct usage; run once for each `n`, as text and as JSON. */
  readonly words: string;
  readonly input?: string;
  /** The error line of a correct use that must fail here. */
  readonly fails?: RegExp;
  readonly refused?: readonly Refusal[];
  /** Wrong usage, besides what is wrong for every command. */
  readonly wrong?: readonly string[];
}
