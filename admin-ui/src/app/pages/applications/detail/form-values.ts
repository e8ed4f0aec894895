import type { Application } from '../../../api/generated/models/application';
import type { ApplicationChanges } from '../../../api/generated/models/application-changes';
import { linesOf } from '../addresses';
import { generalChangesOf, generalValuesOf } from '../any-protocol/general-controls';

export type GrantType = NonNullable<ApplicationChanges['grantTypes']>[number];

/** The settings in convenient units: minutes and days, one address on each line. */
export interface FormValues {
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly logo: string | null;
  readonly ownerId: string | null;
  readonly startUrl: string;
  readonly redirectUris: string;
  readonly postLogoutRedirectUris: string;
  readonly backchannelLogoutUri: string;
  readonly scopes: string[];
  readonly subjectType: 'public' | 'pairwise';
  readonly asksConsent: boolean;
  readonly authentication: 'client_secret' | 'private_key_jwt' | 'none';
  readonly publicKeys: string;
  readonly grantTypes: GrantType[];
  readonly idTokenAlgorithm: 'RS256' | 'ES256' | 'EdDSA';
  readonly accessMinutes: number;
  readonly refreshDays: number;
  readonly apis: string;
  readonly apiScopes: string;
}

const MINUTE = 60;
const DAY = 86_400;

/** The settings as the form shows them. */
export function valuesOf(application: Application): FormValues {
  const { publicKeys } = application;
  return {
    ...generalValuesOf(application),
    startUrl: application.startUrl ?? '',
    redirectUris: application.redirectUris.join('\n'),
    postLogoutRedirectUris: application.postLogoutRedirectUris.join('\n'),
    backchannelLogoutUri: application.backchannelLogoutUri ?? '',
    scopes: application.scopes,
    subjectType: application.subjectType as FormValues['subjectType'],
    asksConsent: application.asksConsent,
    authentication: application.authentication as FormValues['authentication'],
    publicKeys: publicKeys === null ? '' : JSON.stringify(publicKeys, null, 2),
    grantTypes: application.grantTypes as GrantType[],
    idTokenAlgorithm: application.idTokenAlgorithm as FormValues['idTokenAlgorithm'],
    accessMinutes: application.accessTokenSeconds / MINUTE,
    refreshDays: application.refreshTokenSeconds / DAY,
    apis: application.apis.join('\n'),
    apiScopes: application.apiScopes.join(' '),
  };
}

/** Converts the form's values to the API's. */
export function changesOf(values: FormValues): ApplicationChanges {
  return {
    ...generalChangesOf(values),
    startUrl: values.startUrl.trim() || null,
    redirectUris: linesOf(values.redirectUris),
    postLogoutRedirectUris: linesOf(values.postLogoutRedirectUris),
    backchannelLogoutUri: values.backchannelLogoutUri.trim() || null,
    scopes: values.scopes,
    subjectType: values.subjectType,
    asksConsent: values.asksConsent,
    authentication: values.authentication,
    publicKeys: keysOf(values),
    grantTypes: values.grantTypes,
    idTokenAlgorithm: values.idTokenAlgorithm,
    accessTokenSeconds: Math.round(values.accessMinutes * MINUTE),
    refreshTokenSeconds: Math.round(values.refreshDays * DAY),
    apis: linesOf(values.apis),
    apiScopes: values.apiScopes.split(/\s+/).filter(Boolean),
  };
}

function keysOf({ authentication, publicKeys }: FormValues): ApplicationChanges['publicKeys'] {
  if (authentication !== 'private_key_jwt' || publicKeys.trim() === '') return null;
  return JSON.parse(publicKeys) as ApplicationChanges['publicKeys'];
}
