import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** A file that is read once, and whose length and SHA-256 are known afterwards. */
export class FileBytes implements AsyncIterable<Buffer> {
  readonly #hash = createHash('sha256');
  #length = 0;

  constructor(private readonly path: string) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    const stream: AsyncIterable<Buffer> = createReadStream(this.path, { highWaterMark: 256 * 1024 });
    for await (const chunk of stream) {
      this.#hash.update(chunk);
      this.#length += chunk.length;
      yield chunk;
    }
  }

  /** The length and hash. May be called once, at the end. */
  read(): { readonly bytes: number; readonly sha256: string } {
    return { bytes: this.#length, sha256: this.#hash.digest('hex') };
  }
}
