import type { Clock } from '../clock.js';
import type { Faults } from '../faults/faults.js';
import type { OpaqueValues } from '../issued/opaque-values.js';
import type { Change } from '../world/changes.js';
import type { World } from '../world/world.js';
import { PushSender, PUSH_PATH, type PushAddress } from './push-sender.js';
import { StreamConnections, STREAM_PATH } from './stream-connections.js';

/** How long DingTalk waits before it delivers again. */
export interface EventPauses {
  /** On a stream, without an acknowledgement. */
  readonly redeliverAfterMs: number;
  /** By push, before each further attempt. */
  readonly retryAfterMs: readonly number[];
}

export const EVENT_PAUSES: EventPauses = { redeliverAfterMs: 60_000, retryAfterMs: [10_000, 30_000] };

/** Notifies apps of changes in their organisations: on a stream, if they have one open, and by push, if they have an address. */
export class EventFeed {
  readonly lines: StreamConnections;
  readonly pushes: PushSender;
  readonly #addresses = new Map<string, PushAddress>();

  constructor(
    private readonly world: World,
    private readonly clock: Clock,
    private readonly values: OpaqueValues,
    private readonly faults: Faults,
    { redeliverAfterMs, retryAfterMs }: EventPauses,
  ) {
    this.lines = new StreamConnections(clock, values, faults, redeliverAfterMs);
    this.pushes = new PushSender(clock, values, faults, retryAfterMs);
    world.changes.listen((change) => this.#tell(change));
  }

  /** The address to which an app's events are pushed; undefined: none. */
  pushAddress(clientId: string): PushAddress | undefined {
    return this.#addresses.get(clientId);
  }

  /**
   * Saves the address if it answers correctly.
   *
   * @throws Error with the message of DingTalk's console
   */
  async pushTo(clientId: string, address: PushAddress | undefined): Promise<void> {
    if (address === undefined) {
      this.#addresses.delete(clientId);
      return;
    }
    if (!/^[A-Za-z0-9]{43}$/.test(address.aesKey) || !/^[A-Za-z0-9]{3,32}$/.test(address.token))
      throw new Error('900004: the AES key has 43 letters and digits, the token 3 to 32');
    if (!(await this.pushes.check(address, clientId)))
      throw new Error('71009: the address did not answer "success" in the right form within 1500 ms');
    this.#addresses.set(clientId, address);
  }

  clear(): void {
    this.lines.clear();
    this.pushes.clear();
  }

  #tell({ corpId, type, ids }: Change): void {
    for (const app of this.world.apps.all()) {
      if (!app.corpIds.has(corpId) || !app.published) continue;
      const bornAt = this.clock.now();
      const event = { id: this.values.next('event'), clientId: app.clientId, corpId, type, ids, bornAt };
      this.#deliver(STREAM_PATH, () => this.lines.deliver(event));
      const address = this.#addresses.get(app.clientId);
      if (address !== undefined) this.#deliver(PUSH_PATH, () => void this.pushes.deliver(address, event));
    }
  }

  #deliver(path: string, send: () => unknown): void {
    if (this.faults.strike('eventLost', path) !== undefined) return;
    send();
    if (this.faults.strike('eventDoubled', path) !== undefined) send();
  }
}
