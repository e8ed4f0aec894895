import type { Adapter, ClientMetadata, Configuration, JWK } from 'oidc-provider';
import type { ClientExtras } from './client-metadata.js';
import { CLIENT_EXTRAS } from './client-metadata.js';
import { featuresWith } from './features.js';
import type { PassingSessions } from './passing-sessions.js';
import { visitOf } from './visit.js';

/** Authentication context classes that sessions can have. */
const ACRS = ['urn:openeiam:acr:single-factor', 'urn:openeiam:acr:multi-factor'];

/** Algorithms of signatures: asymmetric ones, never `none`. */
const OWN = ['RS256', 'ES256', 'EdDSA'] as const;
const OF_CLIENTS = [...OWN, 'PS256'] as const;

/** Seconds for which an authorization code is good. */
const CODE_SECONDS = 60;
const DAY = 86_400;

/** Seconds after which even a refresh token that is used every day needs a new logon. */
const LONGEST_GRANT_SECONDS = 90 * DAY;

/** What is particular to the provider of a tenant. */
export interface TenantParts extends Pick<
  Required<Configuration>,
  'findAccount' | 'loadExistingGrant' | 'fetch' | 'pairwiseIdentifier'
> {
  readonly slug: string;
  /** The claims that each scope stands for. */
  readonly claimsOfScopes: Readonly<Record<string, string[]>>;
  readonly keys: readonly JWK[];
  readonly cookieKeys: readonly string[];
  readonly passing: PassingSessions;
  readonly policy: NonNullable<NonNullable<Configuration['interactions']>['policy']>;
  readonly adapter: (model: string) => Adapter;
}

/** The provider's settings. Addresses are below those of the tenant; a wildcard route leads to each. */
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
    // Many applications never ask the userinfo endpoint: the ID token tells what may be told.
    conformIdTokenClaims: false,
    subjectTypes: ['public', 'pairwise'],
    acrValues: ACRS,
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'],
    enabledJWA: {
      clientAuthSigningAlgValues: [...OF_CLIENTS],
      idTokenSigningAlgValues: [...OWN],
    },
    extraClientMetadata: { properties: [...CLIENT_EXTRAS] },
    // Who has a secret or a nonce is protected by it; whoever sends a challenge is held to it, and only S256 counts (RFC 9700, 2.1.1).
    pkce: { required: (_ctx, client) => client.clientAuthMethod === 'none' },
    rotateRefreshToken: true,
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    // What ends with a session is known by its rows (`Artifacts`), not by what the provider keeps of the session.
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

/** Everything below one path, so that the portal's own addresses stay its own. */
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
