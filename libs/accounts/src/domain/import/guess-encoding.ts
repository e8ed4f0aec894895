import { decoded, type Encoding } from './encodings.js';
import { chineseShare, isAlphabetic } from './looks-like.js';
import { isMangled } from './mangled.js';

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
];

/** Shares of common characters from which a text counts as Chinese: if it is not UTF-8, and if it could also be UTF-8. */
const [CHINESE, SURELY_CHINESE] = [0.6, 0.9];

/**
 * Detects a file's encoding; undefined if the result is not certain enough to create accounts from it. Bytes alone do not decide: `谢强` in
 * GBK is also valid UTF-8, and reads `лǿ` there. So the text must look like names that people have. Detectors count letters and need pages
 * of text: `chardet` takes two such names for UTF-8, and others in GBK for ISO-8859-1.
 */
export function guessEncoding(bytes: Uint8Array): Encoding | undefined {
  const marked = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked !== undefined) return marked[0];
  if (bytes.includes(0)) return ofWideCharacters(bytes);
  const asUtf8 = decoded(bytes, 'utf-8');
  // Valid UTF-8 that is ASCII or has sequences of three bytes, as Chinese does, is no coincidence.
  const isOfTwoBytes = (text: string): boolean =>
    /[\u0080-\u07FF]/.test(text) && !/[\u0800-\uFFFF]/.test(text);
  if (asUtf8 !== undefined && !isOfTwoBytes(asUtf8)) return 'utf-8';
  if (asUtf8 === undefined && isBrokenUtf8(bytes)) return 'utf-8';
  const share = chineseShare(decoded(bytes, 'gb18030'));
  if (asUtf8 === undefined) return share > CHINESE ? 'gb18030' : undefined;
  if (share < SURELY_CHINESE || wordsOf(asUtf8).every(isMangled)) return 'utf-8';
  return isAlphabetic(asUtf8) ? undefined : 'gb18030';
}

/** Whether most non-ASCII text is Chinese in UTF-8 and little of it is broken: the file is then refused as broken UTF-8. */
function isBrokenUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return count(/[\u0800-\uFFFC]/g) > count(/\uFFFD/g);
}

/** The cells, and parts of cells, that are not pure ASCII. */
function wordsOf(text: string): readonly string[] {
  return text.split(/[,;\t\r\n"]/).filter((cell) => !/^\p{ASCII}*$/u.test(cell));
}

/** UTF-16 without a byte order mark: the upper byte of each ASCII character is zero, and a header row is full of those. */
function ofWideCharacters(bytes: Uint8Array): Encoding | undefined {
  let [even, odd] = [0, 0];
  for (const [index, byte] of bytes.entries()) {
    if (byte === 0 && index % 2 === 0) even += 1;
    else if (byte === 0) odd += 1;
  }
  if (even === 0) return 'utf-16le';
  return odd === 0 ? 'utf-16be' : undefined;
}
