import { decoded, type Encoding } from './encodings.js';
import { chineseShare, isAlphabetic } from './looks-like.js';
import { isMangled } from './mangled.js';

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
];

/** From these shares of common characters on, a text is taken for Chinese: where it is no UTF-8, and where it could be. */
const [CHINESE, SURELY_CHINESE] = [0.6, 0.9];

/**
 * The encoding that a file shows to be in; undefined when that is not sure enough to make accounts of it. Bytes alone do not tell:
 * `谢强` in GBK is good UTF-8, too, and reads `лǿ` there. So what is read must look like names that people have. Detectors count
 * letters, and need pages of text: of two such names `chardet` makes UTF-8, of others in GBK ISO-8859-1.
 */
export function guessEncoding(bytes: Uint8Array): Encoding | undefined {
  const marked = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked !== undefined) return marked[0];
  if (bytes.includes(0)) return ofWideCharacters(bytes);
  const asUtf8 = decoded(bytes, 'utf-8');
  // Valid UTF-8 that is ASCII or sequences of three bytes, as Chinese takes, is no coincidence.
  const isOfTwoBytes = (text: string): boolean =>
    /[\u0080-\u07FF]/.test(text) && !/[\u0800-\uFFFF]/.test(text);
  if (asUtf8 !== undefined && !isOfTwoBytes(asUtf8)) return 'utf-8';
  if (asUtf8 === undefined && isBrokenUtf8(bytes)) return 'utf-8';
  const share = chineseShare(decoded(bytes, 'gb18030'));
  if (asUtf8 === undefined) return share > CHINESE ? 'gb18030' : undefined;
  if (share < SURELY_CHINESE || wordsOf(asUtf8).every(isMangled)) return 'utf-8';
  return isAlphabetic(asUtf8) ? undefined : 'gb18030';
}

/** Whether most of what is not ASCII is Chinese in UTF-8, and little is broken: as what it is, it is refused. */
function isBrokenUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return count(/[\u0800-\uFFFC]/g) > count(/\uFFFD/g);
}

/** The cells and parts of cells that are not ASCII alone. */
function wordsOf(text: string): readonly string[] {
  return text.split(/[,;\t\r\n"]/).filter((cell) => !/^\p{ASCII}*$/u.test(cell));
}

/** UTF-16 without a mark: the upper half of each ASCII character, and a header row is full of them, is zero. */
function ofWideCharacters(bytes: Uint8Array): Encoding | undefined {
  let [even, odd] = [0, 0];
  for (const [index, byte] of bytes.entries()) {
    if (byte === 0 && index % 2 === 0) even += 1;
    else if (byte === 0) odd += 1;
  }
  if (even === 0) return 'utf-16le';
  return odd === 0 ? 'utf-16be' : undefined;
}
