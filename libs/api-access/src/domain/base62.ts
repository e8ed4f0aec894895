const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = BigInt(DIGITS.length);

/** Writes bytes as letters and digits only, so that a double click selects all of it. The length does not depend on the value. */
export function toBase62(bytes: Uint8Array, length: number): string {
  let rest = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  for (let place = 0; place < length; place += 1) {
    text = DIGITS.charAt(Number(rest % BASE)) + text;
    rest /= BASE;
  }
  return text;
}

/** Reads the output of `toBase62`; undefined for any other text. */
export function fromBase62(text: string, size: number): Buffer | undefined {
  let value = 0n;
  for (const digit of text) {
    const place = DIGITS.indexOf(digit);
    if (place === -1) return undefined;
    value = value * BASE + BigInt(place);
  }
  const hex = value.toString(16).padStart(size * 2, '0');
  return hex.length > size * 2 ? undefined : Buffer.from(hex, 'hex');
}
