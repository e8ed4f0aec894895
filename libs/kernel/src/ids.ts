import { v7 } from 'uuid';
import { RandomStock } from './random-stock.js';

const random = new RandomStock(16);

/** The millisecond of the newest identifier, and its sequence number within it. */
let msecs = -Infinity;
let seq = 0;

/** A new identifier: UUIDv7 (RFC 9562), so rows sort by creation time. Never use one as a secret. */
export function newId(): string {
  return random.use((bytes) => {
    // oxlint-disable-next-line house/database-time -- as the library itself does; nothing is compared with the database's time
    const now = Date.now();
    if (now > msecs) {
      msecs = now;
      // 31 of the 32 bits: two thousand million more can follow in this millisecond, or while the clock is set back.
      seq = bytes.readUInt32BE(0) >>> 1;
    } else seq += 1;
    return v7({ random: bytes, msecs, seq });
  });
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text is a UUID in canonical lower-case form. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
