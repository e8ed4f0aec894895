import { DingTalkClient } from '../client.js';
import type { WireOptions } from '../wire/wire.js';

/** A client for specs that are not about time: it waits longer for an answer than a busy machine takes, and never between tries. */
export function patientClient(options: WireOptions = {}): DingTalkClient {
  return new DingTalkClient({ timeoutMs: 60_000, pause: () => Promise.resolve(), ...options });
}
