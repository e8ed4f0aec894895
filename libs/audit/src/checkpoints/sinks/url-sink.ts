import type { Checkpoint } from '../../document/checkpoint.js';
import { linesOf, sinkId, type CheckpointSink } from './checkpoint-sink.js';

/** Milliseconds in which the other side must have answered. */
const TIMEOUT_MS = 5_000;

/** Posts checkpoints as lines of JSON. Any answer of the kind 2xx says that they are kept. */
export class UrlSink implements CheckpointSink {
  readonly kind = 'url';
  readonly id: string;

  constructor(private readonly url: string) {
    this.id = sinkId('url', url);
  }

  async deliver(checkpoints: readonly Checkpoint[]): Promise<void> {
    const answer = await fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: linesOf(checkpoints),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`The address answered ${String(answer.status)}`);
  }
}
