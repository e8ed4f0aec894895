import type { AdapterPayload } from 'oidc-provider';

/** What the portal needs to stand in for an application in a test logon. */
export interface TestClient {
  /** The portal's own callback for test logons. */
  readonly callback: string;
  /** SHA-256 of a random secret that never leaves this process. */
  readonly secretHash: string;
}

/** The callback of test logons. */
export function testCallback(publicUrl: string, slug: string): string {
  return `${publicUrl}/t/${slug}/oidc/test`;
}

/**
 * The application, played by the portal in a test logon: its code goes to the portal, and only the portal can redeem it. Anybody else who uses this
 * redirect address gets a useless code.
 */
export function asTestClient<Metadata extends AdapterPayload>(
  { jwks: _, ...metadata }: Metadata,
  { callback, secretHash }: TestClient,
  nobodysSecret: string,
) {
  return {
    ...metadata,
    client_secret: nobodysSecret,
    secret_hashes: [secretHash],
    token_endpoint_auth_method: 'client_secret_basic' as const,
    application_type: 'web' as const,
    redirect_uris: [callback],
  };
}
