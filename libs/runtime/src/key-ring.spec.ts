import { randomBytes, sign, verify } from 'node:crypto';
import { EncryptedColumn, KeyRing } from './index.js';

const column = new EncryptedColumn({ table: 'spec.row', column: 'secret', row: 'id', context: 'spec.row' });
const [here, elsewhere] = [column.of('1'), column.of('2')];

const entry = (id: string): string => `${id}:${randomBytes(32).toString('base64')}`;

describe('the key ring', () => {
  const [first, second] = [entry('k1'), entry('k2')];
  const ring = KeyRing.from(first);

  it('D7: returns the plaintext, and never produces the same ciphertext twice', () => {
    for (const text of ['', 'secret', '秘密 👩‍👧', 'x'.repeat(10_000)]) {
      const sealed = ring.encrypt(text, here);
      expect(ring.decrypt(sealed, here)).toBe(text);
      expect(sealed).not.toBe(ring.encrypt(text, here));
    }
    expect(ring.encrypt('canary', here)).not.toContain('canary');
  });

  it('does not decrypt a ciphertext that was copied to another place', () => {
    expect(() => ring.decrypt(ring.encrypt('secret', here), elsewhere)).toThrow();
  });

  it('does not decrypt a ciphertext with a changed bit or a missing end', () => {
    const sealed = ring.encrypt('secret', here);
    const [id = '', body = ''] = sealed.split('.');
    const bytes = Buffer.from(body, 'base64url');
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
      expect(() => ring.decrypt(`${id}.${changed.toString('base64url')}`, here)).toThrow();
    }
    for (let length = 0; length < bytes.length; length += 1) {
      expect(() => ring.decrypt(`${id}.${bytes.subarray(0, length).toString('base64url')}`, here)).toThrow();
    }
    for (const text of ['', '.', 'k1', 'k1.', sealed.replace('.', '')]) {
      expect(() => ring.decrypt(text, here)).toThrow();
    }
  });

  it('D7: accepts no shortened authentication tag', () => {
    const [id = '', body = ''] = ring.encrypt('', here).split('.');
    for (let cut = 1; cut <= 12; cut += 1) {
      const short = Buffer.from(body, 'base64url').subarray(0, -cut).toString('base64url');
      expect(() => ring.decrypt(`${id}.${short}`, here)).toThrow();
    }
  });

  it('encrypts with its first key, and still decrypts what an older key encrypted', () => {
    const sealed = ring.encrypt('secret', here);
    const rotated = KeyRing.from(`${second},${first}`);
    expect(rotated.decrypt(sealed, here)).toBe('secret');
    expect(rotated.encrypt('secret', here)).toMatch(/^k2\./);
  });

  it('says that a key is missing after it left the ring, and does not reveal which secret it encrypted', () => {
    const sealed = ring.encrypt('secret', here);
    expect(() => KeyRing.from(second).decrypt(sealed, here)).toThrow(
      'ENCRYPTION_KEYS no longer holds the key of a stored secret',
    );
  });

  it('is not fooled by another key with the same id', () => {
    const sealed = ring.encrypt('secret', here);
    expect(() => KeyRing.from(entry('k1')).decrypt(sealed, here)).toThrow();
  });

  it('lives as long as the process when no keys are configured', () => {
    const [one, other] = [KeyRing.from(undefined), KeyRing.from(undefined)];
    expect(one.decrypt(one.encrypt('secret', here), here)).toBe('secret');
    expect(() => other.decrypt(one.encrypt('secret', here), here)).toThrow();
  });

  it('signs the same way for one purpose, and differently for another', () => {
    expect(ring.sign('text', 'csrf')).toBe(ring.sign('text', 'csrf'));
    const signatures = [ring.sign('text', 'csrf'), ring.sign('text', 'session'), ring.sign('texts', 'csrf')];
    expect(new Set(signatures).size).toBe(3);
  });

  it('still recognises signatures of an older key', () => {
    const rotated = KeyRing.from(`${second},${first}`);
    expect(rotated.signatures('text', 'csrf')).toEqual([
      KeyRing.from(second).sign('text', 'csrf'),
      ring.sign('text', 'csrf'),
    ]);
  });

  it('derives an Ed25519 key from each of its keys, the same every time and another for each purpose', () => {
    const rotated = KeyRing.from(`${second},${first}`);
    const text = Buffer.from('text');
    const [old] = ring.ed25519('log');
    const signature = sign(null, text, old.privateKey);
    expect(rotated.ed25519('log').map(({ id }) => id)).toEqual(['k2', 'k1']);
    const accepts = (keys: ReturnType<KeyRing['ed25519']>) =>
      keys.map(({ publicKey }) => verify(null, text, publicKey, signature));
    expect(accepts(rotated.ed25519('log'))).toEqual([false, true]);
    expect(accepts(rotated.ed25519('other'))).toEqual([false, false]);
  });
});
