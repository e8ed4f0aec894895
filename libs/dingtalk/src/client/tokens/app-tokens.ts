import { createHash } from 'node:crypto';
import type { DingTalkApp } from '../app.js';
import { DingTalkError } from '../dingtalk-error.js';
import type { Wire } from '../wire/wire.js';
import { requestAppToken } from './request-app-token.js';

interface Entry {
  readonly token: Promise<string>;
  /** Time, in milliseconds since the epoch, after which a new token is requested; undefined while the first request is in progress. */
  renewAt: number | undefined;
}

const LONGEST_MARGIN_SECONDS = 300;
const MOST_ENTRIES = 10_000;

/**
 * The secret is part of the key, as a hash: a token must never be given to a caller who names the same app with another secret, and a
 * rotated secret must prove itself again.
 */
function keyOf({ endpoints, credentials }: DingTalkApp): string {
  const parts = [endpoints.apiBase, credentials.clientId, credentials.corpId, credentials.clientSecret];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

/** The apps' own tokens, in memory: concurrent callers share one request, and later callers reuse its result. */
export class AppTokens {
  readonly #entries = new Map<string, Entry>();

  constructor(private readonly wire: Wire) {}

  /**
   * Runs `call` with the app's token. When DingTalk rejects a token before it has expired, the call is made once more with
   * a new one; a call with a rejected token has done nothing, so this is safe for any call.
   *
   * @throws DingTalkError
   */
  async use<T>(app: DingTalkApp, call: (token: string) => Promise<T>): Promise<T> {
    const token = await this.#current(app);
    try {
      return await call(token);
    } catch (error) {
      if (!(error instanceof DingTalkError) || error.reason !== 'token_invalid') throw error;
      await this.#drop(app, token);
      return call(await this.#current(app));
    }
  }

  /** Forgets the app's token, so that the next call proves the credentials again. */
  forget(app: DingTalkApp): void {
    this.#entries.delete(keyOf(app));
  }

  async #current(app: DingTalkApp): Promise<string> {
    const key = keyOf(app);
    const known = this.#entries.get(key);
    if (known !== undefined && !this.#isDue(known)) return known.token;
    const entry = this.#request(app, key);
    this.#makeRoom();
    this.#entries.set(key, entry);
    return entry.token;
  }

  #isDue(entry: Entry): boolean {
    return entry.renewAt !== undefined && entry.renewAt <= this.wire.clock.elapsedMs();
  }

  #request(app: DingTalkApp, key: string): Entry {
    const entry: Entry = {
      renewAt: undefined,
      token: requestAppToken(this.wire, app).then(
        ({ token, lifetimeSeconds }) => {
          const margin = Math.min(LONGEST_MARGIN_SECONDS, lifetimeSeconds / 2);
          entry.renewAt = this.wire.clock.elapsedMs() + (lifetimeSeconds - margin) * 1000;
          return token;
        },
        (error: unknown) => {
          if (this.#entries.get(key) === entry) this.#entries.delete(key);
          throw error;
        },
      ),
    };
    return entry;
  }

  /** Only the rejected token is dropped: another caller may have renewed it already. */
  async #drop(app: DingTalkApp, refused: string): Promise<void> {
    const key = keyOf(app);
    const entry = this.#entries.get(key);
    // The failure of a renewal is reported to the next caller who asks for the token.
    const current = await entry?.token.catch(() => undefined);
    if (current === refused && this.#entries.get(key) === entry) this.#entries.delete(key);
  }

  /** Old secrets and deleted connections leave entries behind; the oldest entry goes first. */
  #makeRoom(): void {
    for (const key of this.#entries.keys()) {
      if (this.#entries.size < MOST_ENTRIES) return;
      this.#entries.delete(key);
    }
  }
}
