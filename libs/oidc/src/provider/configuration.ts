import type { Adapter, ClientMetadata, Configuration, JWK } from 'oidc-provider';
import type { ClientExtras } from './client-metadata.js';
import { CLIENT_EXTRAS } from './client-metadata.js';
import { featuresWith } from './features.js';
import type { TransientSessions } from './transient-sessions.js';
import { visitOf } from './visit.js';

/** The authentication context classes of portal sessions. */
const ACRS = ['urn:openeiam:acr:single-factor', 'urn:openeiam:acr:multi-factor'];

/** Signature algorithms: asymmetric ones, never `none`. */
const OWN = ['RS256', 'ES256', 'EdDSA'] as const;
const OF_CLIENTS = [...OWN, 'PS256'] as const;

/** Lifetime of an authorization code in seconds. */
const CODE_SECONDS = 60;
const DAY = 86_400;

/** Seconds after which a new logon is required, even if the refresh token is used every day. */
const LONGEST_GRANT_SECONDS = 90 * DAY;

/** The tenant-specific parts of a provider. */
export interface TenantParts extends Pick<
  Required<Configuration>,
  'findAccount' | 'loadExistingGrant' | 'fetch' | 'pairwiseIdentifier'
> {
  readonly slug: string;
  /** The claims of each scope. */
  readonly claimsOfScopes: Readonly<Record<string, string[]>>;
  readonly keys: readonly JWK[];
  readonly cookieKeys: readonly string[];
  readonly passing: TransientSessions;
  readonly policy: NonNullable<NonNullable<Configuration['interactions']>['policy']>;
  readonly adapter: (model: string) => Adapter;
}

/** The provider's settings. Its addresses are relative to the tenant's; wildcard routes lead to them. */
export function configurationOf(parts: TenantParts): Configuration {
  const base = `/t/${parts.slug}`;
  return {
    adapter: parts.adapter,
    jwks: { keys: [...parts.keys] },
    findAccount: parts.findAccount,
    loadExistingGrant: parts.loadExistingGrant,
    pairwiseIdentifier: parts.pairwiseIdentifier,
    fetch: parts.fetch,
    interactions: {
      policy: parts.policy,
      url: (_ctx, { uid }) => `${base}/oidc/interaction/${uid}`,
    },
    routes: ROUTES,
    features: featuresWith(parts.passing),
    responseTypes: ['code'],
    scopes: Object.keys(parts.claimsOfScopes).concat('offline_access'),
    claims: { ...parts.claimsOfScopes, acr: null, amr: null, auth_time: null, iss: null, sid: null },
    // Many applications never call the userinfo endpoint, so the ID token carries the claims, too.
    conformIdTokenClaims: false,
    subjectTypes: ['public', 'pairwise'],
    acrValues: ACRS,
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'],
    enabledJWA: {
      clientAuthSigningAlgValues: [...OF_CLIENTS],
      idTokenSigningAlgValues: [...OWN],
    },
    extraClientMetadata: { properties: [...CLIENT_EXTRAS] },
    // A secret or a nonce protects the other clients. A challenge that is sent is always checked, and only by S256 (RFC 9700, 2.1.1).
    pkce: { required: (_ctx, client) => client.clientAuthMethod === 'none' },
    rotateRefreshToken: true,
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    // `Artifacts` ties artifacts to portal sessions; the provider's own session does not decide.
    expiresWithSession: () => false,
    clientBasedCORS: (_ctx, origin, client) =>
      client.clientAuthMethod === 'none' &&
      (client.redirectUris ?? []).some((uri) => URL.parse(uri)?.origin === origin),
    cookies: {
      keys: [...parts.cookieKeys],
      names: { session: '_op', interaction: '_op_interaction', resume: '_op_resume' },
      long: { path: `${base}/`, httpOnly: true, sameSite: 'lax', signed: true },
      short: { httpOnly: true, sameSite: 'lax', signed: true },
    },
    ttl: {
      AccessToken: (_ctx, token, client) =>
        token.resourceServer?.accessTokenTTL ?? extras(client).access_token_seconds,
      AuthorizationCode: CODE_SECONDS,
      ClientCredentials: (_ctx, token, client) =>
        token.resourceServer?.accessTokenTTL ?? extras(client).access_token_seconds,
      DeviceCode: 600,
      Grant: LONGEST_GRANT_SECONDS,
      IdToken: 3_600,
      Interaction: 1_800,
      RefreshToken: (_ctx, _token, client) => extras(client).refresh_token_seconds,
      Session: DAY,
    },
    renderError: (ctx, { error, error_description: description }) => {
      ctx.type = 'html';
      ctx.body = visitOf(ctx).pages.refused(error, description);
    },
  };
}

/** All below one path, apart from the portal's own addresses. */
const ROUTES = {
  authorization: '/oidc/auth',
  code_verification: '/oidc/device',
  device_authorization: '/oidc/device/auth',
  end_session: '/oidc/logout',
  introspection: '/oidc/introspection',
  jwks: '/oidc/jwks',
  pushed_authorization_request: '/oidc/par',
  revocation: '/oidc/revocation',
  token: '/oidc/token',
  userinfo: '/oidc/userinfo',
};

function extras(client: ClientMetadata | object): ClientExtras {
  return client as unknown as ClientExtras;
}
