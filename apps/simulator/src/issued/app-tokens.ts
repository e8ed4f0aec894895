import type { Clock } from '../clock.js';
import type { OpaqueValues } from './opaque-values.js';

export const APP_TOKEN_LIFETIME_SECONDS = 7200;

/** The app's own token in one organisation. */
export interface AppToken {
  readonly value: string;
  readonly clientId: string;
  readonly corpId: string;
  readonly expiresAt: number;
}

/** One token for an app in an organisation, whichever way it was requested; another request renews its lifetime. */
export class AppTokens {
  readonly #byValue = new Map<string, AppToken>();

  constructor(
    private readonly clock: Clock,
    private readonly values: OpaqueValues,
  ) {}

  issue(clientId: string, corpId: string): string {
    const now = this.clock.now().getTime();
    const former = [...this.#byValue.values()].find((t) => t.clientId === clientId && t.corpId === corpId);
    const value =
      former !== undefined && former.expiresAt > now ? former.value : this.values.next('app-token');
    if (former !== undefined) this.#byValue.delete(former.value);
    const expiresAt = now + APP_TOKEN_LIFETIME_SECONDS * 1000;
    this.#byValue.set(value, { value, clientId, corpId, expiresAt });
    return value;
  }

  find(value: string): AppToken | undefined {
    const token = this.#byValue.get(value);
    return token !== undefined && token.expiresAt > this.clock.now().getTime() ? token : undefined;
  }

  /** Ends every app token early, so that clients must request a new one. */
  clear(): void {
    this.#byValue.clear();
  }
}
