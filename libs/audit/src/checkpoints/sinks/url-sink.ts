import { isIP } from 'node:net';
import type { Checkpoint } from '../../document/checkpoint.js';
import { allowedLookup } from '#http';
import { NetworkRules } from '#http';
import { postMessage } from '../../webhook/delivery/post-message.js';
import { linesOf, sinkId, type CheckpointSink } from './checkpoint-sink.js';

/** The operator may name an address in a private network or on this machine, but never one of metadata or of a link. */
const RULES = new NetworkRules('private', true);

/** Posts checkpoints as lines of JSON. Any answer of the kind 2xx says that they are kept. */
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
    // An address is connected to without a look-up, where names are judged.
    if (isIP(host) !== 0 && !RULES.allows(host)) throw new Error('The address may not be connected to');
    const headers = { 'content-type': 'application/x-ndjson' };
    const { failure } = await postMessage(this.#url, linesOf(checkpoints), headers, allowedLookup(RULES));
    if (failure !== undefined) throw new Error(`The address ${wordsOf(failure)}`);
  }
}

function wordsOf(failure: string): string {
  return failure.startsWith('http_') ? `answered ${failure.slice('http_'.length)}` : `failed with ${failure}`;
}
