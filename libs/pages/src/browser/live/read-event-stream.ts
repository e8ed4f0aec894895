import { Problem, problemOf } from './problem.js';
import { StreamWatchdog } from './stream-watchdog.js';

/** The connection is open, but nothing arrives: a proxy buffers the stream. */
export class StreamBuffered extends Error {}

/**
 * The data of server-sent events as they arrive, until the server ends the stream. An `EventSource` would hide the comments that the server
 * sends between events as signs of life.
 *
 * @throws StreamBuffered when nothing has arrived in time
 * @throws Problem when the server refuses, or the connection is lost
 */
export async function* readEventStream(
  url: string,
  signal: AbortSignal,
  headers: Readonly<Record<string, string>> = {},
): AsyncGenerator<string, void> {
  const own = new AbortController();
  const streamWatchdog = new StreamWatchdog(() => own.abort());
  try {
    const reader = await open(url, AbortSignal.any([signal, own.signal]), headers);
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const blocks = (rest + value).split('\n\n');
      rest = blocks.pop() ?? '';
      streamWatchdog.heard(value);
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (data !== undefined) yield data;
      }
    }
  } catch (error) {
    signal.throwIfAborted();
    if (own.signal.aborted) throw new StreamBuffered();
    throw error instanceof Problem ? error : new Problem(0, 'network', undefined);
  } finally {
    streamWatchdog.end();
    own.abort();
  }
}

async function open(
  url: string,
  signal: AbortSignal,
  headers: Readonly<Record<string, string>>,
): Promise<ReadableStreamDefaultReader<string>> {
  const response = await fetch(url, {
    signal,
    cache: 'no-store',
    credentials: 'same-origin',
    redirect: 'error',
    headers: { ...headers, accept: 'text/event-stream' },
  });
  if (!response.ok || response.body === null) throw await problemOf(response);
  return response.body.pipeThrough(new TextDecoderStream()).getReader();
}
