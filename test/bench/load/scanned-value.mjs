/** The value in the QR code of a response to `issue`. */
export function scannedValue(body) {
  return JSON.parse(body).scanUrl.split('/q/')[1];
}
