import { isIP } from 'node:net';
import type { Checkpoint } from '../../document/checkpoint.js';
import { allowedLookup } from '#http';
import { NetworkRules } from '#http';
import { postMessage } from '../../webhook/delivery/post-message.js';
import { linesOf, sinkId, type CheckpointSink } from './checkpoint-sink.js';

/** Operators may use an address in a private network or on this machine, but never a metadata or link-local address. */
const RULES = new NetworkRules('private', true);

/** Posts checkpoints as lines of JSON. Any 2xx answer means that they are stored. */
export class UrlSink implements CheckpointSink {
  readonly kind = 'url';
  readonly id: string;
  readonly #url: URL;

  constructor(url: string) {
    this.#url = new URL(url);
    this.id = sinkId('url', url);
  }

  async deliver(checkpoints: readonly Checkpoint[]): Promise<void> {
    const host = this.#url.hostname.replace(/^\[|\]$/g, '');
    // A literal IP address needs no look-up, and only look-ups are checked, so it is checked here.
    if (isIP(host) !== 0 && !RULES.allows(host)) throw new Error('The address may not be connected to');
    const headers = { 'content-type': 'application/x-ndjson' };
    const { failure } = await postMessage(this.#url, linesOf(checkpoints), headers, allowedLookup(RULES));
    if (failure !== undefined) throw new Error(`The address ${wordsOf(failure)}`);
  }
}

function wordsOf(failure: string): string {
  return failure.startsWith('http_') ? `answered ${failure.slice('http_'.length)}` : `failed with ${failure}`;
}
