import { isNative, type Application } from '#applications';
import type { AdapterPayload, KoaContextWithOIDC } from 'oidc-provider';
import { newSecret } from '#kernel';

/** What the provider is told of a client besides what the standard knows. */
export interface ClientExtras {
  readonly may_have_scopes: readonly string[];
  readonly apis: readonly string[];
  readonly api_scopes: readonly string[];
  readonly asks_consent: boolean;
  readonly access_token_seconds: number;
  readonly refresh_token_seconds: number;
  /** Of the secrets that are good now, in hexadecimal. */
  readonly secret_hashes: readonly string[];
  /** Of its pairwise subjects. */
  readonly subject_salt: string;
}

/** Names of `ClientExtras`. */
export const CLIENT_EXTRAS: readonly (keyof ClientExtras)[] = [
  'may_have_scopes',
  'apis',
  'api_scopes',
  'asks_consent',
  'access_token_seconds',
  'refresh_token_seconds',
  'secret_hashes',
  'subject_salt',
];

/** The provider insists on a secret where one is used. It gets one that nobody knows, and compares by hashes (`compareByHash`). */
export const NOBODYS_SECRET = newSecret();

const METHODS = {
  client_secret: 'client_secret_basic',
  private_key_jwt: 'private_key_jwt',
  none: 'none',
} as const;

/** An application as the provider takes it. */
export function clientMetadata(
  application: Application,
  secretHashes: readonly Buffer[],
  subjectSalt: string,
): AdapterPayload & ClientExtras {
  const { backchannelLogoutUri, publicKeys, authentication, grantTypes } = application;
  const extras: ClientExtras = {
    may_have_scopes: application.scopes,
    apis: application.apis,
    api_scopes: application.apiScopes,
    asks_consent: application.asksConsent,
    access_token_seconds: application.accessTokenSeconds,
    refresh_token_seconds: application.refreshTokenSeconds,
    secret_hashes: secretHashes.map((hash) => hash.toString('hex')),
    subject_salt: subjectSalt,
  };
  return {
    client_id: application.id,
    client_name: application.name,
    ...(authentication === 'client_secret' ? { client_secret: NOBODYS_SECRET } : {}),
    token_endpoint_auth_method: METHODS[authentication],
    application_type: isNative(application) ? 'native' : 'web',
    redirect_uris: [...application.redirectUris],
    post_logout_redirect_uris: [...application.postLogoutRedirectUris],
    grant_types: [...grantTypes],
    response_types: grantTypes.includes('authorization_code') ? (['code'] as const) : [],
    subject_type: application.subjectType,
    id_token_signed_response_alg: application.idTokenAlgorithm,
    ...(backchannelLogoutUri === null
      ? {}
      : { backchannel_logout_uri: backchannelLogoutUri, backchannel_logout_session_required: true }),
    ...(publicKeys === null ? {} : { jwks: publicKeys }),
    ...extras,
  };
}

/** What the client of a request has besides the standard. */
export function clientExtras(ctx: KoaContextWithOIDC): ClientExtras {
  return ctx.oidc.client as unknown as ClientExtras;
}
