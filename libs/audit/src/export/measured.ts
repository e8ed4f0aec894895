import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';

const LINE_FEED = 0x0a;

/** Lets bytes through, and knows afterwards what they were. */
export class Measured extends Transform {
  readonly #hash = createHash('sha256');
  /** How many have passed. */
  bytes = 0;
  /** Line feeds among them: records, except that a cell of CSV may hold one. */
  lines = 0;

  /** @param onProgress hears of every chunk */
  constructor(private readonly onProgress: (lines: number) => void = () => undefined) {
    super();
  }

  /** SHA-256 in hexadecimal digits; once, when all have passed. */
  sha256(): string {
    return this.#hash.digest('hex');
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#hash.update(chunk);
    this.bytes += chunk.length;
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, at + 1)) this.lines += 1;
    this.onProgress(this.lines);
    done(null, chunk);
  }
}
