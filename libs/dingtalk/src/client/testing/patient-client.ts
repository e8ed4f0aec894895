import { DingTalkClient } from '../client.js';
import type { WireOptions } from '../wire/wire.js';

/** A client for specs that are not about time: its time-outs are long enough for a busy machine, and it never pauses between tries. */
export function patientClient(options: WireOptions = {}): DingTalkClient {
  return new DingTalkClient({ timeoutMs: 60_000, pause: () => Promise.resolve(), ...options });
}
