import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { withPeriodicGc } from './with-periodic-gc.js';

describe('a large download', () => {
  it('passes every byte on, even with garbage collection in between', async () => {
    const chunks = Array.from({ length: 3 }, (_, number) => Buffer.alloc(5 * 1024 * 1024, number));
    const passed = await buffer(
      Readable.from(withPeriodicGc(Readable.from(chunks), 8 * 1024 * 1024), { objectMode: false }),
    );
    expect(passed.equals(Buffer.concat(chunks))).toBe(true);
  });
});
