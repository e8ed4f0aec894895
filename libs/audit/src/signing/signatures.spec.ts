import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { KeyRing } from '#runtime';
import { LogSigner } from './log-signer.js';
import { PublicKeys } from './public-keys.js';
import { signatureState } from './signatures.js';

const entry = (id: string): string => `${id}:${randomBytes(32).toString('base64')}`;

describe('signatures of the log', () => {
  const [first, second] = [entry('k1'), entry('k2')];
  const signer = new LogSigner(KeyRing.from(first));
  const document = signer.sign({ version: 1, text: '秘密', nested: { b: 1, a: [true, null] } });

  it('L3: are valid for the document as it was signed, however it is written', () => {
    expect(document.keyId).toBe('k1');
    expect(signatureState(document, signer.publicKeys())).toBe('valid');
    const { signature, nested, ...rest } = document;
    const reordered = { signature, nested: { a: nested.a, b: nested.b }, ...rest };
    expect(signatureState(reordered, signer.publicKeys())).toBe('valid');
  });

  it('L3: are not valid for anything else', () => {
    const keys = signer.publicKeys();
    for (const change of [
      { version: 2 },
      { more: 1 },
      { nested: {} },
      { signature: '' },
      { signature: 'AA==' },
    ])
      expect(signatureState({ ...document, ...change }, keys)).toBe('forged');
    const others = new LogSigner(KeyRing.from(entry('k1'))).publicKeys();
    expect(signatureState(document, others)).toBe('forged');
  });

  it('L3: stay valid after a rotation of the key ring, by the key that the document names', () => {
    const rotated = new LogSigner(KeyRing.from(`${second},${first}`));
    expect(rotated.sign({}).keyId).toBe('k2');
    expect(signatureState(document, rotated.publicKeys())).toBe('valid');
    expect(signatureState(rotated.sign({}), signer.publicKeys())).toBe('key_unknown');
  });

  it('L3: are verified with public keys from a PEM file, one or several, with and without ids', () => {
    const rotated = new LogSigner(KeyRing.from(`${second},${first}`)).publicKeys();
    expect(rotated.toPem()).toMatch(
      /^(Key-Id: k\d\n-----BEGIN PUBLIC KEY-----\n[\w+/=]+\n-----END PUBLIC KEY-----\n){2}$/,
    );
    expect(signatureState(document, PublicKeys.fromPem(rotated.toPem()))).toBe('valid');
    expect(PublicKeys.fromPem(rotated.toPem()).list()).toEqual(rotated.list());
    const nameless = rotated.toPem().replaceAll(/^Key-Id.*\n/gm, '');
    expect(signatureState(document, PublicKeys.fromPem(nameless.replaceAll('\n', '\r\n')))).toBe('valid');
  });

  it('L3: are not verified with a text that is not a public key of the log', () => {
    expect(() => PublicKeys.fromPem('')).toThrow('no public key');
    const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey;
    expect(() => PublicKeys.fromPem(rsa.export({ format: 'pem', type: 'spki' }).toString())).toThrow(
      'Ed25519',
    );
  });

  it('D7: reveal nothing of the private key', () => {
    expect(() => createPrivateKey(signer.publicKeys().toPem())).toThrow();
  });
});
