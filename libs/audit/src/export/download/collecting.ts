import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (options: { readonly type: 'major'; readonly execution: 'async' }) => Promise<void>;

let collect: Collect | undefined;

/**
 * Passes the chunks of a large download on, and has what it leaves behind collected in between. V8 by itself lets 64 MB
 * of buffers pile up before it looks after them, whatever the size of the heap; a collection takes milliseconds.
 *
 * @param every bytes after which V8 is asked to collect
 */
export async function* collecting(chunks: AsyncIterable<Buffer>, every: number): AsyncGenerator<Buffer> {
  let passed = 0;
  for await (const chunk of chunks) {
    yield chunk;
    passed += chunk.length;
    if (passed < every) continue;
    passed = 0;
    collect ??= collector();
    await collect({ type: 'major', execution: 'async' });
  }
}

/** Node's own way to V8's collector without an option of the process (nodejs.org/api/v8.html#v8setflagsfromstringflags). */
function collector(): Collect {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as Collect;
}
