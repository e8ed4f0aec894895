import { until } from '#testing';
import type { Agent } from '../../harness/agent.js';

/** An open stream of server-sent events. */
export interface LiveStream {
  readonly status: number;
  /** The text received so far. */
  readonly text: () => string;
  readonly isClosed: () => boolean;
  /** Closes the stream. */
  leave(): void;
}

/** Opens a stream like a browser, and keeps reading. */
export async function openStream(
  agent: Agent,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<LiveStream> {
  const leaving = new AbortController();
  const response = await fetch(new URL(path, agent.baseUrl), {
    headers: { ...agent.headers(), accept: 'text/event-stream', ...headers },
    signal: leaving.signal,
  });
  let text = '';
  let isClosed = false;
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true });
  };
  void read()
    .catch(() => undefined) // the test has closed the stream
    .then(() => {
      isClosed = true;
    });
  return {
    status: response.status,
    text: () => text,
    isClosed: () => isClosed,
    leave: () => {
      leaving.abort();
    },
  };
}

/** Milliseconds until the server closes the stream. Fails after five seconds, the longest time allowed. */
export async function closedWithin5s(stream: LiveStream): Promise<number> {
  const from = performance.now();
  await until(stream.isClosed, 5_000);
  return performance.now() - from;
}
