import { createHash, createPublicKey, type KeyObject } from 'node:crypto';

const BLOCK = /(?:^Key-Id: *(\S+) *\r?\n)?-----BEGIN PUBLIC KEY-----[\s\S]+?-----END PUBLIC KEY-----/gm;

/** A public key of the log, with the id that signed documents use. */
export interface PublicKey {
  /** Undefined: the file does not name it, so it may have any id. */
  readonly id: string | undefined;
  readonly key: KeyObject;
}

/** The public keys that verify checkpoints and manifests. */
export class PublicKeys {
  constructor(private readonly keys: readonly PublicKey[]) {}

  /**
   * Reads PEM (SPKI, RFC 7468): one or several keys, each with or without a preceding line `Key-Id: <id>`.
   *
   * @throws TypeError when there is none, or one that is not an Ed25519 key
   */
  static fromPem(text: string): PublicKeys {
    const keys = Array.from(text.matchAll(BLOCK), ([block, id]) => ({ id, key: ed25519Of(block) }));
    if (keys.length === 0) throw new TypeError('There is no public key in PEM form');
    return new PublicKeys(keys);
  }

  /** The union of both, without duplicates: a key may be retired while the ring still contains it. */
  with(others: PublicKeys): PublicKeys {
    const more = others.keys.filter(
      ({ id, key }) => !this.keys.some((known) => known.id === id && known.key.equals(key)),
    );
    return new PublicKeys([...this.keys, ...more]);
  }

  /** The keys that may have signed under this id. */
  named(id: string): readonly KeyObject[] {
    return this.keys.filter((key) => key.id === id || key.id === undefined).map(({ key }) => key);
  }

  /** The keys for comparison by people: `fingerprint` is the SHA-256 of the key as DER. */
  list(): readonly { readonly id: string; readonly pem: string; readonly fingerprint: string }[] {
    return this.keys.map(({ id = '', key }) => ({ id, pem: pemOf(key), fingerprint: fingerprintOf(key) }));
  }

  /** PEM with a line `Key-Id: <id>` before each key. OpenSSL ignores these lines. */
  toPem(): string {
    return this.list()
      .map(({ id, pem }) => `Key-Id: ${id}\n${pem}`)
      .join('');
  }
}

function ed25519Of(pem: string): KeyObject {
  const key = createPublicKey(pem.slice(pem.indexOf('-----BEGIN')));
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('A public key is no Ed25519 key');
  return key;
}

function pemOf(key: KeyObject): string {
  return key.export({ format: 'pem', type: 'spki' }).toString();
}

function fingerprintOf(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest('hex');
}
