import jsQR from 'jsqr';

/** The maximum side, in pixels, at each attempt: the reader misses small codes in large screenshots. */
const SIZES = [1600, 900, 3200] as const;

/** The text of the first QR code in a picture. */
export async function qrInPicture(picture: Blob): Promise<string | undefined> {
  const bitmap = await createImageBitmap(picture);
  for (const size of SIZES) {
    const scale = Math.min(size / Math.max(bitmap.width, bitmap.height), 2);
    const pixels = drawn(bitmap, scale);
    const found = pixels && jsQR.default(pixels.data, pixels.width, pixels.height);
    if (found) return found.data;
  }
  return undefined;
}

function drawn(bitmap: ImageBitmap, scale: number): ImageData | undefined {
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  context?.drawImage(bitmap, 0, 0, width, height);
  return context?.getImageData(0, 0, width, height);
}
