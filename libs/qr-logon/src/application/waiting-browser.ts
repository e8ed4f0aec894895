import type { Device } from '#logon';

/** The browser that asks for the state of a ticket. */
export interface WaitingBrowser {
  /** The secret in its cookie, which it received with the ticket. */
  readonly secret: string | undefined;
  /** SHA-256 of the cookie that identifies the browser; undefined if it has none. */
  readonly browserHash: Buffer | undefined;
  readonly device: Device;
  /** Whether the connection of this request has broken. */
  readonly hasGone: () => boolean;
}
