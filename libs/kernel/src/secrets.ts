import { hash, timingSafeEqual } from 'node:crypto';
import { RandomStock } from './random-stock.js';

/** Bytes of randomness in every secret of the product: 256 bits, twice what ASVS 7.2.3 asks. */
const SECRET_BYTES = 32;

/** Length of a secret in its base64url form. */
export const SECRET_LENGTH = 43;

const SECRET = /^[A-Za-z0-9_-]{43}$/;

const random = new RandomStock(SECRET_BYTES);

/** A new secret from the operating system's CSPRNG, as 43 base64url characters. */
export function newSecret(): string {
  return random.use((bytes) => bytes.toString('base64url'));
}

/** Whether a text has the form of a secret. Says nothing about whether it was ever issued. */
export function isSecret(text: unknown): text is string {
  return typeof text === 'string' && SECRET.test(text);
}

/** What is stored in place of a secret. SHA-256 is enough, as the input has 256 random bits. */
export function hashSecret(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}

/** Compares two texts in a time that depends only on their length. */
export function equalInConstantTime(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
