/** Encodings that a file may have. GB18030 includes GBK and GB2312, in which Excel writes CSV in China. */
export const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252'] as const;

export type Encoding = (typeof ENCODINGS)[number];

/** The bytes as text without a byte order mark; undefined if they are not valid in this encoding. */
export function decoded(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined; // the decoder throws on invalid bytes
  }
}
