/** The sizes to try, in pixels, largest first; pages show a logo at 40. */
const SIDES = [256, 160, 96, 64] as const;

/** Time limit for a picture in milliseconds. */
const PATIENCE_MS = 10_000;

/** The accepted types. An SVG is rasterised, so scripts and other content in it are lost. */
export const LOGO_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml'];

export type LogoRefusal = 'kind' | 'broken' | 'size';

/**
 * Converts a picture to a small PNG, or returns why it cannot.
 *
 * @param longest maximum length of its data URI, in characters
 */
export async function shrinkLogo(
  file: File,
  longest: number,
): Promise<{ readonly logo: string } | { readonly refusal: LogoRefusal }> {
  if (!LOGO_TYPES.includes(file.type)) return { refusal: 'kind' };
  const picture = await decoded(file);
  if (picture === undefined) return { refusal: 'broken' };
  const logo = SIDES.map((side) => drawn(picture, side)).find((uri) => uri.length <= longest);
  return logo === undefined ? { refusal: 'size' } : { logo };
}

/** Undefined: the browser cannot read it. */
async function decoded(file: File): Promise<HTMLImageElement | undefined> {
  const picture = new Image();
  try {
    picture.src = await dataUri(file);
    await Promise.race([picture.decode(), afterwards()]);
    return picture;
  } catch {
    return undefined;
  }
}

function afterwards(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => {
      reject(new Error('The picture took too long'));
    }, PATIENCE_MS);
  });
}

function dataUri(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(typeof reader.result === 'string' ? reader.result : '');
    };
    reader.onerror = () => {
      reject(new Error('The file cannot be read'));
    };
    reader.readAsDataURL(file);
  });
}

/** Fits a picture into a square of at most this size, keeping its proportions. An SVG without a size fills it. */
function drawn(picture: HTMLImageElement, side: number): string {
  const [width, height] = [picture.naturalWidth || side, picture.naturalHeight || side];
  const isDrawing = picture.src.startsWith('data:image/svg+xml');
  const scale = side / Math.max(width, height);
  const factor = isDrawing ? scale : Math.min(1, scale);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * factor));
  canvas.height = Math.max(1, Math.round(height * factor));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png');
}
