/** Identifies a ticket: by the value in its QR code, or by the secret of the browser to which it was issued. */
export interface TicketKey {
  readonly by: 'scan' | 'browser_secret';
  /** SHA-256 of the value. */
  readonly hash: Buffer;
}
