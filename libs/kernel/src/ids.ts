import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

/** Random bytes per identifier. */
const OF_ONE = 16;

/** Random bytes for many identifiers: drawing them one by one costs ten times as much as everything else. */
const drawn = new Uint8Array(256 * OF_ONE);
let used = drawn.length;

/** The millisecond of the newest identifier, and its sequence number within it. */
let msecs = -Infinity;
let seq = 0;

/** A new identifier: UUIDv7 (RFC 9562), so rows sort by creation time. Never use one as a secret. */
export function newId(): string {
  const random = draw();
  // oxlint-disable-next-line house/database-time -- as the library itself does; nothing is compared with the database's time
  const now = Date.now();
  if (now > msecs) {
    msecs = now;
    // 31 of the 32 bits: two thousand million more can follow in this millisecond, or while the clock is set back.
    seq = new DataView(random.buffer, random.byteOffset).getUint32(0) >>> 1;
  } else seq += 1;
  return v7({ random, msecs, seq });
}

function draw(): Uint8Array {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  const random = drawn.subarray(used, used + OF_ONE);
  used += OF_ONE;
  return random;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text is a UUID in canonical lower-case form. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
