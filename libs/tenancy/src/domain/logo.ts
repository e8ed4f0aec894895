import * as z from 'zod';

/** Largest logo, in characters of its data URI; about 44 KiB of image. It has to fit into a request of 64 KiB. */
const LARGEST = 60_000;

/** The beginnings of image files by type, in base64. */
const BEGINNINGS: Readonly<Record<string, string>> = { png: 'iVBORw0KGgo', jpeg: '/9j/', webp: 'UklGR' };

/** Whether the image has the type that its data URI declares. */
function isWhatItSays(uri: string): boolean {
  const { type = '', content = '' } =
    /^data:image\/(?<type>\w+);base64,(?<content>.*)$/s.exec(uri)?.groups ?? {};
  return content.startsWith(BEGINNINGS[type] ?? ' ');
}

/** A logo as a data URI. Only bitmaps: an SVG can contain scripts and external references, which a page must not. */
export const LOGO = z
  .string()
  .max(LARGEST, `The logo is at most ${String(LARGEST)} characters as a data URI`)
  .regex(
    /^data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/]+={0,2}$/,
    'The logo is a PNG, JPEG or WebP image as a base64 data URI',
  )
  .refine(isWhatItSays, 'The logo is not an image of the type that it is said to be');
