import iconv from 'iconv-lite';
import { decoded } from './encodings.js';
import { chineseShare, isAlphabetic } from './looks-like.js';

/**
 * Whether a text was once read in the wrong encoding and saved that way: `张伟` has become `å¼ä¼Ÿ`, `寮犱紵` or `ÕÅÎ°`, or question marks.
 * Nothing is repaired here: only the person who has the file knows the real name.
 */
export function isMangled(text: string): boolean {
  if (/^[?\s]*\?[?\s]*$/.test(text) || text.includes('锟斤拷')) return true;
  if (/^\p{ASCII}*$/u.test(text)) return false;
  return wasUtf8ReadAsLatin(text) || wasUtf8ReadAsChinese(text) || wasChineseReadAsLatin(text);
}

/** UTF-8 that was read as Windows-1252: it mixes symbols and letters, as in `MÃ¼ller`. A capital before an apostrophe is a name. */
function wasUtf8ReadAsLatin(text: string): boolean {
  const bytes = encoded(text, 'win1252');
  return (
    bytes !== undefined &&
    decoded(bytes, 'utf-8') !== undefined &&
    /[^\p{L}\p{M}\p{ASCII}\u2018\u2019]/u.test(text)
  );
}

/** Chinese in UTF-8 that was read as GB18030. If the result would have letters of two bytes, the text is a name: `魏` would be `κ`. */
function wasUtf8ReadAsChinese(text: string): boolean {
  if (!/\p{Script=Han}/u.test(text)) return false;
  const bytes = encoded(text, 'gb18030');
  return bytes !== undefined && /^[\p{Script=Han}\p{ASCII}\u00b7]+$/u.test(decoded(bytes, 'utf-8') ?? '');
}

/** GBK that was read as Windows-1252: accented letters that no alphabet would spell, and that are common characters in GBK. */
function wasChineseReadAsLatin(text: string): boolean {
  const bytes = encoded(text, 'win1252');
  return bytes !== undefined && !isAlphabetic(text) && chineseShare(decoded(bytes, 'gb18030')) === 1;
}

/** The bytes of a text; undefined if the encoding cannot represent all of it. */
function encoded(text: string, encoding: string): Uint8Array | undefined {
  const bytes = iconv.encode(text, encoding);
  return iconv.decode(bytes, encoding) === text ? bytes : undefined;
}
