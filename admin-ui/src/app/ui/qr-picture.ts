import { toString } from 'qrcode';

/** A text as a QR code: the data URI of an SVG picture. */
export async function qrPicture(text: string): Promise<string> {
  const svg = await toString(text, { type: 'svg', margin: 2 });
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
}
