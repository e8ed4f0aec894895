/**
 * What user names and e-mail addresses are compared by, so that `Alice`, `alice` and full-width `ａｌｉｃｅ` are one name
 * (Unicode NFKC, then lower case).
 */
export function identifierKey(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase().normalize('NFKC');
}
