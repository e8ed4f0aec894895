import QRCode from 'qrcode';

/**
 * The mask of the standard's eight that breaks up addresses such as ours best, on average. A reader takes any; to try all of them for
 * each code would cost four times as much as the rest of the drawing.
 */
const MASK = 2;

/**
 * Draws the code as SVG, without a quiet zone of its own; the page gives it one. Error correction Q leaves
 * room for the app's mark in its middle. An address
 * with a secret in it is best kept in one segment of bytes, which need not be looked for.
 */
export function drawQr(text: string): Promise<string> {
  return QRCode.toString([{ data: Buffer.from(text), mode: 'byte' }], {
    type: 'svg',
    errorCorrectionLevel: 'Q',
    maskPattern: MASK,
    margin: 0,
  });
}
