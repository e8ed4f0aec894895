/**
 * Makes any text storable in PostgreSQL as text and as JSON: without NUL, with U+FFFD for lone surrogates, cut to the given number of
 * UTF-16 code units. For texts that must be kept; texts that can be refused are checked by `plainText` instead.
 */
export function storableText(text: string, longest = Infinity): string {
  return text.replaceAll('\0', '').slice(0, longest).toWellFormed();
}
