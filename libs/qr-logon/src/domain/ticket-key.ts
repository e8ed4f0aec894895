/** How a ticket is found: by the value in its QR code, or by the secret of the browser that it was issued to. */
export interface TicketKey {
  readonly by: 'scan' | 'browser_secret';
  /** SHA-256 of the value. */
  readonly hash: Buffer;
}
