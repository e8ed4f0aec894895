import { toString } from 'qrcode';

/**
 * Of the standard's eight masks, the one that on average breaks up addresses such as ours best. Readers accept any mask; trying all of them
 * for each code would cost four times as much as the rest of the drawing.
 */
const MASK = 2;

/**
 * Draws the code as SVG, without a quiet zone of its own; the page adds it. Error correction Q leaves room for the app's mark in the
 * middle. For an address with a secret, one segment of bytes is best, so no other segmentation is tried.
 */
export function drawQr(text: string): Promise<string> {
  return toString([{ data: new TextEncoder().encode(text), mode: 'byte' }], {
    type: 'svg',
    errorCorrectionLevel: 'Q',
    maskPattern: MASK,
    margin: 0,
  });
}
