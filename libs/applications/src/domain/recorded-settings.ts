import { isDeepStrictEqual } from 'node:util';
import type { RecordedSettings } from '../events.js';
import type { ApplicationSettings } from './application.js';

/** What the log keeps of an application. */
export function recordedSettings(application: ApplicationSettings): RecordedSettings {
  return {
    name: application.name,
    description: application.description,
    category: application.category,
    hasLogo: application.logo !== null,
    ownerId: application.ownerId,
    state: application.state,
    audience: application.audience,
    startUrl: application.startUrl,
    authentication: application.authentication,
    grantTypes: [...application.grantTypes],
    redirectUris: [...application.redirectUris],
    postLogoutRedirectUris: [...application.postLogoutRedirectUris],
    backchannelLogoutUri: application.backchannelLogoutUri,
    publicKeyIds: (application.publicKeys?.keys ?? []).map(({ kid }) => (typeof kid === 'string' ? kid : '')),
    scopes: [...application.scopes],
    apis: [...application.apis],
    apiScopes: [...application.apiScopes],
    asksConsent: application.asksConsent,
    subjectType: application.subjectType,
    idTokenAlgorithm: application.idTokenAlgorithm,
    accessTokenSeconds: application.accessTokenSeconds,
    refreshTokenSeconds: application.refreshTokenSeconds,
  };
}

/** The settings that differ, as they were and as they are. */
export function changedSettings(
  before: ApplicationSettings,
  after: ApplicationSettings,
): { readonly before: Partial<RecordedSettings>; readonly after: Partial<RecordedSettings> } {
  const [was, is] = [recordedSettings(before), recordedSettings(after)];
  const names = (Object.keys(was) as (keyof RecordedSettings)[]).filter(
    (name) => !isDeepStrictEqual(was[name], is[name]),
  );
  const only = (settings: RecordedSettings): Partial<RecordedSettings> =>
    Object.fromEntries(names.map((name) => [name, settings[name]]));
  return { before: only(was), after: only(is) };
}
