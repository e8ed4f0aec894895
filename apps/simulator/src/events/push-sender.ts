import type { Clock } from '../clock.js';
import type { Faults } from '../faults/faults.js';
import type { OpaqueValues } from '../issued/opaque-values.js';
import { decrypt, encrypt, signatureOf, type CallbackKeys } from './callback-crypto.js';
import { payloadOf, type DingTalkEvent } from './dingtalk-event.js';

/** Faults of pushes use this path. */
export const PUSH_PATH = '/push';

/** Where an app's events are pushed. */
export interface PushAddress {
  readonly url: string;
  readonly token: string;
  readonly aesKey: string;
}

/** Milliseconds for which DingTalk waits for an answer. */
const PATIENCE_MS = 1_500;

/** Maximum number of failed events that are kept. */
const MOST_FAILED = 200;

/** Pushes events, encrypted. Retries after 10 and 30 seconds, then keeps failed events until they are requested. */
export class PushSender {
  readonly #failed: DingTalkEvent[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(
    private readonly clock: Clock,
    private readonly values: OpaqueValues,
    private readonly faults: Faults,
    private readonly retryAfterMs: readonly number[],
  ) {}

  /** Tests the address as DingTalk's console does when it is saved. Returns whether the answer was right. */
  check(address: PushAddress, ownerKey: string): Promise<boolean> {
    return this.#send(address, ownerKey, { EventType: 'check_url' });
  }

  async deliver(address: PushAddress, event: DingTalkEvent, attempt = 0): Promise<void> {
    const isPascal = this.faults.strike('eventKeysPascal', PUSH_PATH) !== undefined;
    const { type, corpId, id, bornAt } = event;
    const envelope = isPascal
      ? { EventType: type, CorpId: corpId }
      : {
          EventType: type,
          EventTime: bornAt.getTime(),
          CorpId: corpId,
          BizId: id,
          eventId: id,
        };
    const body = { ...envelope, ...payloadOf(event, isPascal ? 'pascal' : 'camel') };
    if (await this.#send(address, event.clientId, body)) return;
    const pause = this.retryAfterMs[attempt];
    if (pause === undefined) {
      this.#failed.push(event);
      if (this.#failed.length > MOST_FAILED) this.#failed.shift();
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.deliver(address, event, attempt + 1);
    }, pause).unref();
    this.#timers.add(timer);
  }

  /** The events that failed permanently; reading clears them. */
  takeFailed(clientId: string): readonly DingTalkEvent[] {
    const taken = this.#failed.filter((event) => event.clientId === clientId);
    this.#failed.splice(0, Infinity, ...this.#failed.filter((event) => event.clientId !== clientId));
    return taken;
  }

  clear(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#failed.length = 0;
  }

  /** Returns whether the answer was the encrypted word that DingTalk expects. */
  async #send(address: PushAddress, ownerKey: string, body: unknown): Promise<boolean> {
    const isOfAnother = this.faults.strike('pushOwnerWrong', PUSH_PATH) !== undefined;
    const keys: CallbackKeys = { ...address, ownerKey: isOfAnother ? 'dingsomebodyelse' : ownerKey };
    const encrypted = encrypt(JSON.stringify(body), keys);
    const [time, nonce] = [String(this.clock.now().getTime()), this.values.next('nonce')];
    const isForged = this.faults.strike('pushSignatureWrong', PUSH_PATH) !== undefined;
    const signature = isForged ? '0'.repeat(40) : signatureOf(keys, time, nonce, encrypted);
    const url = new URL(address.url);
    for (const [name, value] of Object.entries({
      msg_signature: signature,
      signature,
      timestamp: time,
      nonce,
    }))
      url.searchParams.set(name, value);
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ encrypt: encrypted }),
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      return response.status === 200 && isSuccess(await response.json(), { ...keys, ownerKey });
    } catch {
      return false; // no answer, or not in time
    }
  }
}

function isSuccess(answer: unknown, keys: CallbackKeys): boolean {
  const { msg_signature, timeStamp, nonce, encrypt: encrypted } = answer as Record<string, string>;
  if (encrypted === undefined || timeStamp === undefined || nonce === undefined) return false;
  return (
    signatureOf(keys, timeStamp, nonce, encrypted) === msg_signature && decrypt(encrypted, keys) === 'success'
  );
}
