import { generate } from 'selfsigned';

/** A key with its certificate, both PEM. */
export interface KeyPair {
  readonly privateKey: string;
  readonly certificate: string;
}

/** Creates a key pair, like the administrators of an application. */
export async function newKeyPair(): Promise<KeyPair> {
  const { private: privateKey, cert: certificate } = await generate(
    [{ name: 'commonName', value: 'application' }],
    {
      keySize: 2_048,
      algorithm: 'sha256',
    },
  );
  return { privateKey, certificate };
}
