import type { Problem } from './verdict.js';

/** Evidence about a record from outside the chain: a signed checkpoint, or an entry of a manifest. */
export interface Anchor {
  readonly sequence: number;
  readonly hash: string;
  /** Its name for people: `the checkpoint of 2026-11-27T18:00:00.000Z`. */
  readonly source: string;
  /** When it was signed; RFC 3339, UTC. */
  readonly madeAt?: string | undefined;
  /** Why the anchor itself is not valid. */
  readonly flaw?: Problem | undefined;
}

/** Anchors in ascending order of sequence number, read along with the records; at most one is held in memory. */
export class AnchorReader {
  readonly #iterator: AsyncIterator<Anchor> | Iterator<Anchor>;
  #next: Anchor | undefined;
  #isBegun = false;

  constructor(anchors: AsyncIterable<Anchor> | Iterable<Anchor>) {
    this.#iterator =
      Symbol.asyncIterator in anchors ? anchors[Symbol.asyncIterator]() : anchors[Symbol.iterator]();
  }

  /** Returns the next anchor, if its sequence number is at most this. */
  async take(sequence: number): Promise<Anchor | undefined> {
    if (!this.#isBegun) await this.advance();
    const next = this.#next;
    if (next === undefined || next.sequence > sequence) return undefined;
    await this.advance();
    return next;
  }

  private async advance(): Promise<void> {
    this.#isBegun = true;
    const next: IteratorResult<Anchor, unknown> = await this.#iterator.next();
    this.#next = next.done === true ? undefined : next.value;
  }
}
