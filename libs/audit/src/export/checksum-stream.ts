import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';

const LINE_FEED = 0x0a;

/** A pass-through stream that reports its totals at the end. */
export class ChecksumStream extends Transform {
  readonly #hash = createHash('sha256');
  #bytes = 0;
  /** The number of line feeds: one a record, although a CSV cell may contain more. */
  #lines = 0;

  /**
   * @param beginning is written before the content
   * @param onProgress is called for every chunk
   * @param beforeEnd is awaited before the reader sees the end
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
