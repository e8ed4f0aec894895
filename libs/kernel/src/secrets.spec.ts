import { createHash } from 'node:crypto';
import { equalInConstantTime, hashSecret, isSecret, newSecret, SECRET_LENGTH } from './index.js';

describe('a secret', () => {
  it('T1: has 256 random bits and is never repeated', () => {
    const secrets = Array.from({ length: 1_000 }, newSecret);
    expect(new Set(secrets).size).toBe(1_000);
    for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(secrets.every((secret) => secret.length === SECRET_LENGTH && isSecret(secret))).toBe(true);
  });

  it.each([
    ['nothing', undefined],
    ['a number', 42],
    ['a list', [newSecret()]],
    ['an empty text', ''],
    ['one too short', 'a'.repeat(42)],
    ['one too long', 'a'.repeat(44)],
    ['one with a line break behind it', `${'a'.repeat(43)}\n`],
    ['one in ordinary base64', `${'a'.repeat(42)}+`],
    ['one with a padding', `${'a'.repeat(42)}=`],
    ['one in letters of another script', 'а'.repeat(43)],
  ])('does not have the form of %s', (_what, text) => {
    expect(isSecret(text)).toBe(false);
  });

  it('is stored as its SHA-256', () => {
    expect(hashSecret('abc')).toEqual(createHash('sha256').update('abc').digest());
  });

  it('is compared as a whole', () => {
    const secret = newSecret();
    expect(equalInConstantTime(secret, secret)).toBe(true);
    for (const other of [newSecret(), secret.slice(1), `${secret}x`, '']) {
      expect(equalInConstantTime(secret, other)).toBe(false);
    }
    expect(equalInConstantTime('é', 'é'.normalize('NFD'))).toBe(false);
  });
});
