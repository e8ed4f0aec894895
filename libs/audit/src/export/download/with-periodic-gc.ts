import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (options: { readonly type: 'major'; readonly execution: 'async' }) => Promise<void>;

let collect: Collect | undefined;

/**
 * Passes the chunks of a large download on, and triggers garbage collection in between. By default V8 lets 64 MB of buffers pile up, whatever the heap
 * size; a collection takes milliseconds.
 *
 * @param every bytes after which V8 is asked to collect
 */
export async function* withPeriodicGc(chunks: AsyncIterable<Buffer>, every: number): AsyncGenerator<Buffer> {
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

/** Node's way to reach V8's collector without a process option (nodejs.org/api/v8.html#v8setflagsfromstringflags). */
function collector(): Collect {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as Collect;
}
