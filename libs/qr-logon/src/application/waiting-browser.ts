import type { Device } from '#logon';

/** Who asks how a ticket stands. */
export interface WaitingBrowser {
  /** What its cookie says that it was given with the ticket. */
  readonly secret: string | undefined;
  /** SHA-256 of the cookie that tells browsers apart; undefined when it has none. */
  readonly browserHash: Buffer | undefined;
  readonly device: Device;
  /** Whether the connection has broken by which it asks. */
  readonly hasGone: () => boolean;
}
