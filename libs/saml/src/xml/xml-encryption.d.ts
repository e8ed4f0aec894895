/** The used part of a package that has no types. */
declare module 'xml-encryption' {
  interface EncryptOptions {
    /** The recipient's public key, or a certificate that holds it. */
    readonly rsa_pub: string;
    readonly pem: string;
    readonly encryptionAlgorithm: string;
    readonly keyEncryptionAlgorithm: string;
    readonly keyEncryptionDigest: string;
  }
  export function encrypt(
    content: string,
    options: EncryptOptions,
    callback: (error: Error | null, result: string) => void,
  ): void;
}
