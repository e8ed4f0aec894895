/**
 * A text that PostgreSQL takes as text and as JSON, made of one that is kept whatever it is: without NUL, with U+FFFD for half
 * characters, cut to so many UTF-16 code units. What can be refused is checked by `plainText` instead.
 */
export function storableText(text: string, longest = Infinity): string {
  return text.replaceAll('\0', '').slice(0, longest).toWellFormed();
}
