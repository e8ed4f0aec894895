import { decoded, ENCODINGS, type Encoding } from './encodings.js';
import { guessEncoding } from './guess-encoding.js';
import { refused } from './refused.js';

/** First bytes of an Excel workbook: `.xlsx`, which is a ZIP file, and `.xls`. */
const WORKBOOKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/**
 * The text of a file, in the chosen encoding or else in the detected one. Nothing is replaced: bytes that are not text in this encoding are
 * refused, and so is a file that could be text in two encodings.
 *
 * @throws DomainError `accounts.import_workbook`, `accounts.import_not_utf8`, `accounts.import_encoding_wrong`,
 * `accounts.import_encoding_unclear`
 */
export function decodeFile(
  bytes: Uint8Array,
  chosen: Encoding | undefined,
): { readonly text: string; readonly encoding: Encoding } {
  if (WORKBOOKS.some((mark) => mark.every((byte, index) => bytes[index] === byte))) {
    throw refused('workbook', 'This is an Excel workbook. Save it as "CSV UTF-8", and choose that file.');
  }
  const encoding = chosen ?? guessEncoding(bytes);
  if (encoding === undefined) {
    const detail = 'The encoding of the file is not clear. Choose it, or save the file as "CSV UTF-8".';
    throw refused('encoding_unclear', detail, { encodings: ENCODINGS });
  }
  const text = decoded(bytes, encoding);
  if (text === undefined || /[\0\uFFFD]/u.test(text)) {
    const detail = `The file is not text in ${encoding}. Choose another encoding, or save it as "CSV UTF-8".`;
    throw refused(encoding === 'utf-8' ? 'not_utf8' : 'encoding_wrong', detail, { encoding });
  }
  return { text, encoding };
}
