import { createCipheriv, createDecipheriv, createHash, randomInt, timingSafeEqual } from 'node:crypto';

/** The keys with which DingTalk and the product sign and encrypt pushes. */
export interface CallbackKeys {
  /** 3 to 32 letters or digits. */
  readonly token: string;
  /** 43 letters or digits: 32 bytes in Base64 without the padding. */
  readonly aesKey: string;
}

/** DingTalk pads with PKCS #7 to blocks of 32 bytes. AES has blocks of 16 and does not accept that padding by itself. */
const BLOCK = 32;

const RANDOM = 16;
const LENGTH = 4;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Random letters and digits, too many to be guessed. */
export function randomLetters(count: number): string {
  return Array.from({ length: count }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

/**
 * Lower-case hex SHA-1 over the sorted parts, as DingTalk prescribes.
 *
 * @see https://github.com/open-dingtalk/DingTalk-Callback-Crypto
 */
export function signatureOf(
  { token }: CallbackKeys,
  { timestamp, nonce, encrypted }: Readonly<Record<'timestamp' | 'nonce' | 'encrypted', string>>,
): string {
  return createHash('sha1').update([token, timestamp, nonce, encrypted].sort().join('')).digest('hex');
}

/** Compares in constant time. */
export function isSignature(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Encrypts a text together with its owner, in Base64. */
export function encryptCallback(
  text: string,
  keys: CallbackKeys,
  owner: string,
  random = randomLetters(RANDOM),
): string {
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32BE(Buffer.byteLength(text));
  const plain = Buffer.concat([Buffer.from(random), length, Buffer.from(text), Buffer.from(owner)]);
  const padding = BLOCK - (plain.length % BLOCK);
  const key = bytesOf(keys);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([plain, Buffer.alloc(padding, padding)]);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
}

/** Decrypts the text and its owner; undefined if it was not encrypted with these keys, or not in this form. */
export function decryptCallback(
  encrypted: string,
  keys: CallbackKeys,
): { readonly text: string; readonly owner: string } | undefined {
  const bytes = Buffer.from(encrypted, 'base64');
  if (bytes.length === 0 || bytes.length % BLOCK !== 0) return undefined;
  const key = bytesOf(keys);
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(bytes), decipher.final()]);
  const padding = padded.at(-1) ?? 0;
  if (padding < 1 || padding > BLOCK) return undefined;
  const plain = padded.subarray(0, padded.length - padding);
  if (!padded.subarray(plain.length).every((byte) => byte === padding)) return undefined;
  if (plain.length < RANDOM + LENGTH) return undefined;
  const start = RANDOM + LENGTH;
  const end = start + plain.readUInt32BE(RANDOM);
  if (end > plain.length) return undefined;
  return { text: plain.subarray(start, end).toString(), owner: plain.subarray(end).toString() };
}

function bytesOf({ aesKey }: CallbackKeys): Buffer {
  return Buffer.from(`${aesKey}=`, 'base64');
}
