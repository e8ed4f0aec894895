import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** The push keys, as entered in DingTalk's console. */
export interface CallbackKeys {
  readonly token: string;
  /** 43 letters and digits. */
  readonly aesKey: string;
  /** The app's key. */
  readonly ownerKey: string;
}

const BLOCK = 32;

function keyOf({ aesKey }: CallbackKeys): Buffer {
  return Buffer.from(`${aesKey}=`, 'base64');
}

/** Sixteen printable characters, the length, the text and the owner, padded to 32 bytes. */
export function encrypt(
  text: string,
  keys: CallbackKeys,
  random = randomBytes(16).toString('base64').slice(0, 16),
): string {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(text));
  const plain = Buffer.concat([Buffer.from(random), length, Buffer.from(text), Buffer.from(keys.ownerKey)]);
  const padding = BLOCK - (plain.length % BLOCK);
  const key = keyOf(keys);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([plain, Buffer.alloc(padding, padding)]);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
}

export function decrypt(encrypted: string, keys: CallbackKeys): string {
  const key = keyOf(keys);
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(Buffer.from(encrypted, 'base64')), decipher.final()]);
  const length = padded.readUInt32BE(16);
  return padded.subarray(20, 20 + length).toString();
}

export function signatureOf({ token }: CallbackKeys, time: string, nonce: string, encrypted: string): string {
  return createHash('sha1').update([token, time, nonce, encrypted].sort().join('')).digest('hex');
}
