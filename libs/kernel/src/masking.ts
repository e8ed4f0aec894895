const segmenter = new Intl.Segmenter();

/** Keeps the first character of a name and hides the rest: `Alice` → `A***`, `王小明` → `王***`. */
export function maskName(name: string): string {
  const [first] = segmenter.segment(name.trim());
  return first === undefined ? '***' : `${first.segment}***`;
}

/** Keeps the first character and the domain: `alice@demo.test` → `a***@demo.test`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? '***' : `${email.slice(0, 1)}***${email.slice(at)}`;
}

/** Keeps the last four characters of an identifier: `UNION-alice` → `…lice`. Short ones are hidden whole. */
export function maskIdentifier(id: string): string {
  return id.length <= 8 ? '…' : `…${id.slice(-4)}`;
}
