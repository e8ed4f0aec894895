import QRCode from 'qrcode';

/**
 * Draws the code as SVG, without a quiet zone of its own; the page gives it one. Error correction M suits screens. An address
 * with a secret in it is best kept in one segment of bytes, which need not be looked for.
 */
export function drawQr(text: string): Promise<string> {
  return QRCode.toString([{ data: Buffer.from(text), mode: 'byte' }], {
    type: 'svg',
    errorCorrectionLevel: 'M',
    margin: 0,
  });
}
