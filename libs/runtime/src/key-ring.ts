import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import type { EncryptedValue } from './encrypted-column.js';
import { signingKey, type SigningKey } from './signing-key.js';

/** Injection token of `KeyRing`. */
export const KEY_RING = Symbol('KeyRing');

const IV_BYTES = 12;
const TAG_BYTES = 16;

interface Key {
  readonly id: string;
  readonly bytes: Buffer;
}

/**
 * Encrypts settings that must be readable again, with AES-256-GCM, and derives keys for message authentication and signatures. A ciphertext
 * names its key, so keys can be rotated: put the new key first and keep the old ones after it.
 */
export class KeyRing {
  readonly #keys: readonly [Key, ...Key[]];

  private constructor(keys: readonly [Key, ...Key[]]) {
    this.#keys = keys;
  }

  /** Reads `<id>:<32 bytes in base64>[,…]`; undefined creates a ring that lives as long as the process. */
  static from(text: string | undefined): KeyRing {
    if (text === undefined) return new KeyRing([{ id: 'ephemeral', bytes: randomBytes(32) }]);
    const [first, ...rest] = text.split(',').map(parseKey);
    if (first === undefined) throw new Error('The key ring is empty');
    return new KeyRing([first, ...rest]);
  }

  /** Ids of the keys, the current one first. */
  ids(): readonly [string, ...string[]] {
    const [first, ...rest] = this.#keys;
    return [first.id, ...rest.map(({ id }) => id)];
  }

  /** Encrypts `plaintext` for one place in the database; the ciphertext does not decrypt anywhere else. */
  encrypt(plaintext: string, place: EncryptedValue): string {
    const [key] = this.#keys;
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', derive(key, 'encryption'), iv).setAAD(place.context);
    const body = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
    return `${key.id}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
  }

  /** Decrypts the result of `encrypt` for the same place. Throws when the key is missing or the text was changed. */
  decrypt(ciphertext: string, place: EncryptedValue): string {
    const dot = ciphertext.indexOf('.');
    const key = this.#keys.find((candidate) => candidate.id === ciphertext.slice(0, dot));
    if (key === undefined) throw new Error('ENCRYPTION_KEYS no longer holds the key of a stored secret');
    const data = Buffer.from(ciphertext.slice(dot + 1), 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', derive(key, 'encryption'), data.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES, // a shorter tag could be guessed
    })
      .setAAD(place.context)
      .setAuthTag(data.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(data.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString(
      'utf8',
    );
  }

  /** HMAC-SHA-256 of `text` under the current key, separated by purpose, as base64url. */
  sign(text: string, purpose: string): string {
    return mac(this.#keys[0], text, purpose);
  }

  /** Id of the current key. */
  get keyId(): string {
    return this.#keys[0].id;
  }

  /** `sign` under the key with this id; undefined when the ring does not hold it. */
  signWith(keyId: string, text: string, purpose: string): string | undefined {
    const key = this.#keys.find(({ id }) => id === keyId);
    return key && mac(key, text, purpose);
  }

  /** The signatures of `text` for this purpose by every key of the ring. Compare in constant time. */
  signatures(text: string, purpose: string): readonly string[] {
    return this.#keys.map((key) => mac(key, text, purpose));
  }

  /**
   * Ed25519 keys for signatures that others verify without the key ring: one for each key, the current one first. The same ring always
   * gives the same keys.
   */
  ed25519(purpose: string): readonly [SigningKey, ...SigningKey[]] {
    const [first, ...rest] = this.#keys;
    const ofKey = (key: Key) => signingKey(key.id, derive(key, `ed25519:${purpose}`).export());
    return [ofKey(first), ...rest.map(ofKey)];
  }
}

function parseKey(entry: string): Key {
  const colon = entry.indexOf(':');
  return { id: entry.slice(0, colon), bytes: Buffer.from(entry.slice(colon + 1), 'base64') };
}

/** Created once for each purpose: from raw bytes, OpenSSL would parse the key at each use. */
const derived = new WeakMap<Key, Map<string, KeyObject>>();

function derive(key: Key, purpose: string): KeyObject {
  const known = derived.get(key) ?? new Map<string, KeyObject>();
  derived.set(key, known);
  const found =
    known.get(purpose) ??
    createSecretKey(Buffer.from(hkdfSync('sha256', key.bytes, '', `openeiam:${purpose}`, 32)));
  known.set(purpose, found);
  return found;
}

function mac(key: Key, text: string, purpose: string): string {
  return createHmac('sha256', derive(key, purpose)).update(text).digest('base64url');
}
