import { randomFillSync } from 'node:crypto';

/** Values that are drawn at once. */
const VALUES = 64;

/**
 * Random bytes from the operating system's CSPRNG for many values: drawing those of each by themselves costs ten times as much as
 * everything else.
 */
export class RandomStock {
  readonly #drawn: Buffer;
  #used: number;

  /** @param size bytes of one value */
  constructor(private readonly size: number) {
    this.#drawn = Buffer.alloc(VALUES * size);
    this.#used = this.#drawn.length;
  }

  /** Passes the bytes of one value to `work`, and erases them afterwards: what has been handed out does not stay here. */
  use<T>(work: (bytes: Buffer) => T): T {
    if (this.#used === this.#drawn.length) {
      randomFillSync(this.#drawn);
      this.#used = 0;
    }
    const bytes = this.#drawn.subarray(this.#used, (this.#used += this.size));
    const result = work(bytes);
    bytes.fill(0);
    return result;
  }
}
