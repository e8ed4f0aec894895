/** How a ticket is found: by the value in its QR code, or by the secret of the browser that it was issued to. */
export interface TicketKey {
  readonly by: 'scan' | 'browser_secret';
  /** SHA-256 of the value. */
  readonly hash: Buffer;
}

const COLUMNS: Readonly<Record<TicketKey['by'], string>> = {
  scan: 'scan_hash',
  browser_secret: 'browser_secret_hash',
};

/** The column that a key is compared with. */
export function columnOf(key: TicketKey): string {
  return COLUMNS[key.by];
}
