import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';

const LINE_FEED = 0x0a;

/** Lets bytes through, and tells at their end what they were. */
export class Measured extends Transform {
  readonly #hash = createHash('sha256');
  #bytes = 0;
  /** Line feeds: as many as records, except that a cell of CSV may hold one. */
  #lines = 0;

  /**
   * @param beginning goes before all that comes through
   * @param onProgress hears of every chunk
   * @param beforeEnd is waited for before whoever reads learns that this was all
   */
  constructor(
    beginning: string,
    private readonly onProgress: (lines: number) => void,
    private readonly beforeEnd: (sha256: string, bytes: number) => Promise<void>,
  ) {
    super();
    if (beginning !== '') this.passOn(Buffer.from(beginning));
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.passOn(chunk);
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, at + 1))
      this.#lines += 1;
    this.onProgress(this.#lines);
    done();
  }

  private passOn(bytes: Buffer): void {
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    this.push(bytes);
  }

  override _flush(done: TransformCallback): void {
    this.beforeEnd(this.#hash.digest('hex'), this.#bytes).then(() => {
      done();
    }, done);
  }
}
