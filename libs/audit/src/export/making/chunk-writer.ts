import { Writable } from 'node:stream';

/** Size of a chunk in bytes. */
const CHUNK_BYTES = 256 * 1024;

/** Splits a stream into chunks of equal size, except the last, and stores them in order. */
export class ChunkWriter extends Writable {
  #parts: Buffer[] = [];
  #bytes = 0;
  #number = 0;

  constructor(private readonly keep: (number: number, body: Buffer) => Promise<void>) {
    super();
  }

  override _write(part: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#parts.push(part);
    this.#bytes += part.length;
    this.cut(CHUNK_BYTES).then(() => {
      done();
    }, done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.cut(1).then(() => {
      done();
    }, done);
  }

  private async cut(least: number): Promise<void> {
    while (this.#bytes >= least) {
      const all = Buffer.concat(this.#parts);
      const rest = all.subarray(CHUNK_BYTES);
      [this.#parts, this.#bytes] = [[rest], rest.length];
      await this.keep(this.#number, all.subarray(0, CHUNK_BYTES));
      this.#number += 1;
    }
  }
}
