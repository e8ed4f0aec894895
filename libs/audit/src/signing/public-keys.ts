import { createHash, createPublicKey, type KeyObject } from 'node:crypto';

const BLOCK = /(?:^Key-Id: *(\S+) *\r?\n)?-----BEGIN PUBLIC KEY-----[\s\S]+?-----END PUBLIC KEY-----/gm;

/** A public key of the log, with the name by which signed documents know it. */
export interface PublicKey {
  /** Undefined when the file that it comes from does not say: it may be of any name. */
  readonly id: string | undefined;
  readonly key: KeyObject;
}

/** The public halves of the keys that sign checkpoints and manifests. */
export class PublicKeys {
  constructor(private readonly keys: readonly PublicKey[]) {}

  /**
   * Reads PEM (SPKI, RFC 7468), one or several, each with or without a line `Key-Id: <id>` before it.
   *
   * @throws TypeError when there is none, or one that is no Ed25519 key
   */
  static fromPem(text: string): PublicKeys {
    const keys = Array.from(text.matchAll(BLOCK), ([block, id]) => ({ id, key: ed25519Of(block) }));
    if (keys.length === 0) throw new TypeError('There is no public key in PEM form');
    return new PublicKeys(keys);
  }

  /** The keys of both, each once: a key may be retired while the ring still holds it. */
  with(others: PublicKeys): PublicKeys {
    const more = others.keys.filter(
      ({ id, key }) => !this.keys.some((known) => known.id === id && known.key.equals(key)),
    );
    return new PublicKeys([...this.keys, ...more]);
  }

  /** The keys that may have signed under this name. */
  named(id: string): readonly KeyObject[] {
    return this.keys.filter((key) => key.id === id || key.id === undefined).map(({ key }) => key);
  }

  /** The keys one by one, for people who compare: `fingerprint` is the SHA-256 of the key as DER. */
  list(): readonly { readonly id: string; readonly pem: string; readonly fingerprint: string }[] {
    return this.keys.map(({ id = '', key }) => ({ id, pem: pemOf(key), fingerprint: fingerprintOf(key) }));
  }

  /** PEM with a line `Key-Id: <id>` before each key. OpenSSL skips such lines. */
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
