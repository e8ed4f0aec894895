import type { Clock } from '../clock.js';
import type { OpaqueValues } from './opaque-values.js';

const JSAPI_TICKET_LIFETIME_SECONDS = 7200;
const LONGEST_LIFE_SECONDS = 24 * 3600;

interface Ticket {
  readonly value: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** Repeated calls return the same ticket, renewed for two hours but never beyond a day after its creation. */
export class JsapiTickets {
  readonly #byApp = new Map<string, Ticket>();

  constructor(
    private readonly clock: Clock,
    private readonly values: OpaqueValues,
  ) {}

  /** `expiresIn` is in seconds. */
  issue(clientId: string, corpId: string): { ticket: string; expiresIn: number } {
    const now = this.clock.now().getTime();
    const key = `${clientId}|${corpId}`;
    const former = this.#byApp.get(key);
    const kept =
      former !== undefined && former.expiresAt > now
        ? former
        : { value: this.values.next('jsapi-ticket'), createdAt: now, expiresAt: now };
    const ceiling = kept.createdAt + LONGEST_LIFE_SECONDS * 1000;
    const expiresAt = Math.min(now + JSAPI_TICKET_LIFETIME_SECONDS * 1000, ceiling);
    this.#byApp.set(key, { ...kept, expiresAt });
    return { ticket: kept.value, expiresIn: Math.floor((expiresAt - now) / 1000) };
  }

  clear(): void {
    this.#byApp.clear();
  }
}
