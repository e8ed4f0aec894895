import { isDeepStrictEqual } from 'node:util';
import type { RecordedSettings } from '../events.js';
import type { GeneralSettings, Protocol } from './application.js';
import type { OidcClient } from './client-settings.js';

/** A protocol's settings as the log records them. No secrets; for large values only whether they are set. */
export type RecordedDetails = Readonly<Record<string, unknown>>;

/** An application as the log records it, with its protocol's part. */
export function recordedSettings(
  application: GeneralSettings & { readonly protocol: Protocol },
  details: RecordedDetails,
): RecordedSettings {
  return {
    protocol: application.protocol,
    name: application.name,
    description: application.description,
    category: application.category,
    hasLogo: application.logo !== null,
    ownerId: application.ownerId,
    state: application.state,
    audience: application.audience,
    startUrl: application.startUrl,
    ...details,
  };
}

/** An OpenID Connect client as the log records it. */
export function recordedClient(client: OidcClient): RecordedDetails {
  return {
    authentication: client.authentication,
    grantTypes: [...client.grantTypes],
    redirectUris: [...client.redirectUris],
    postLogoutRedirectUris: [...client.postLogoutRedirectUris],
    backchannelLogoutUri: client.backchannelLogoutUri,
    publicKeyIds: (client.publicKeys?.keys ?? []).map(({ kid }) => (typeof kid === 'string' ? kid : '')),
    scopes: [...client.scopes],
    apis: [...client.apis],
    apiScopes: [...client.apiScopes],
    asksConsent: client.asksConsent,
    subjectType: client.subjectType,
    idTokenAlgorithm: client.idTokenAlgorithm,
    accessTokenSeconds: client.accessTokenSeconds,
    refreshTokenSeconds: client.refreshTokenSeconds,
  };
}

/** The settings that differ, before and after. */
export function changedSettings(
  was: RecordedSettings,
  is: RecordedSettings,
): { readonly before: Partial<RecordedSettings>; readonly after: Partial<RecordedSettings> } {
  const names = Object.keys(is).filter((name) => !isDeepStrictEqual(was[name], is[name]));
  const only = (settings: RecordedSettings): Partial<RecordedSettings> =>
    Object.fromEntries(names.map((name) => [name, settings[name]]));
  return { before: only(was), after: only(is) };
}
