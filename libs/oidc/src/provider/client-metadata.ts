import { isNative, type Application } from '#applications';
import type { AdapterPayload, KoaContextWithOIDC } from 'oidc-provider';
import { newSecret } from '#kernel';

/** The portal's own client metadata, in addition to the standard. */
export interface ClientExtras {
  readonly may_have_scopes: readonly string[];
  readonly apis: readonly string[];
  readonly api_scopes: readonly string[];
  readonly asks_consent: boolean;
  readonly access_token_seconds: number;
  readonly refresh_token_seconds: number;
  /** Hashes of the secrets that are valid now, in hexadecimal. */
  readonly secret_hashes: readonly string[];
  /** The salt for its pairwise subjects. */
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

/** A secret that nobody knows. The provider requires one for clients that authenticate by secret, but the portal compares hashes (`compareByHash`). */
export const NOBODYS_SECRET = newSecret();

const METHODS = {
  client_secret: 'client_secret_basic',
  private_key_jwt: 'private_key_jwt',
  none: 'none',
} as const;

/** An application as client metadata of the provider. */
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

/** The portal's own metadata of the client of a request. */
export function clientExtras(ctx: KoaContextWithOIDC): ClientExtras {
  return ctx.oidc.client as unknown as ClientExtras;
}
