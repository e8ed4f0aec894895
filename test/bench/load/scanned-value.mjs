import { readQr } from '../../harness/read-qr.ts';

/** The value in the QR code of an answer to `issue`. */
export function scannedValue(body) {
  return readQr(JSON.parse(body).svg).split('/q/')[1];
}
