import { z } from 'zod';

/** Largest logo, in characters of its data URI; about 48 KiB of image. */
const LARGEST = 65_536;

/**
 * A logo as a data URI. Bitmaps only: an SVG can carry scripts and outside references, which a page must not.
 */
export const LOGO = z
  .string()
  .max(LARGEST, `The logo is at most ${String(LARGEST)} characters as a data URI`)
  .regex(
    /^data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/]+={0,2}$/,
    'The logo is a PNG, JPEG or WebP image as a base64 data URI',
  );
