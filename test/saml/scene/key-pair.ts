import { generate } from 'selfsigned';

/** A key with its certificate, both PEM. */
export interface KeyPair {
  readonly privateKey: string;
  readonly certificate: string;
}

/** Makes one, as the administrators of an application do. */
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
