/** Characters that RFC 8187 requires to be escaped, but `encodeURIComponent` does not escape. */
const ESCAPED_TOO = /['()*]/g;

/** `Content-Disposition` (RFC 6266) of a download with this name, which may contain any characters. */
export function contentDisposition(fileName: string): string {
  const plain = fileName.replaceAll(/[^\x20-\x7e]|["\\]/gu, '_');
  if (plain === fileName) return `attachment; filename="${plain}"`;
  const encoded = encodeURIComponent(fileName.toWellFormed()).replaceAll(
    ESCAPED_TOO,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
