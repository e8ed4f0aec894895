import { readQr } from '../../harness/read-qr.ts';

/** The value in the QR code of a response to `issue`. */
export function scannedValue(body) {
  return readQr(JSON.parse(body).svg).split('/q/')[1];
}
