import type { AdapterPayload } from 'oidc-provider';

/** How the portal itself stands in for an application, so that administrators can try it out. */
export interface TestClient {
  /** The portal's own address, where a test comes back to. */
  readonly callback: string;
  /** SHA-256 of a secret that this process has made up and tells nobody. */
  readonly secretHash: string;
}

/** Where a test of an application comes back to. */
export function testCallback(publicUrl: string, slug: string): string {
  return `${publicUrl}/t/${slug}/oidc/test`;
}

/**
 * The application as the portal plays it in a test: a logon comes back to the portal, which alone can redeem the code. Whoever else asks
 * for that address gets a code that is worth nothing to them.
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
