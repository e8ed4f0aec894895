import * as z from 'zod';
import { shownLines, shownText } from '#kernel';
import { LOGO } from '#tenancy';
import { webUrl } from './urls.js';
import { brokenRule, clientSettings } from './client-settings.js';

/** Largest logo, in characters of its data URI: a home page contains many. */
const LARGEST_LOGO = 20_000;

/** Fields of an application of any protocol. */
export const generalFields = {
  name: shownText(100),
  description: shownLines(500),
  /** The heading below which people find it on their home page; empty: none. */
  category: z.union([z.literal(''), shownText(50)]),
  logo: LOGO.max(
    LARGEST_LOGO,
    `The logo is at most ${String(LARGEST_LOGO)} characters as a data URI`,
  ).nullable(),
  ownerId: z.uuid().nullable(),
  state: z.enum(['enabled', 'disabled']),
  audience: z.enum(['everyone', 'assigned']),
  startUrl: webUrl.nullable(),
} as const;

/** Fields of an application that can be changed. */
export const applicationChanges = z.strictObject({ ...generalFields, ...clientSettings }).partial();

export type ApplicationChanges = z.input<typeof applicationChanges>;

/** Fields of a new application; those left out get the values of `NEW_APPLICATION`. */
export const newApplicationFields = applicationChanges.required({ name: true });

export type NewApplication = z.input<typeof newApplicationFields>;

/** Default values of a new application of any protocol. */
export const NEW_GENERAL = {
  description: '',
  category: '',
  logo: null,
  ownerId: null,
  state: 'enabled',
  audience: 'everyone',
  startUrl: null,
} as const;

/** Default values of a new application that uses OpenID Connect. */
export const NEW_APPLICATION = {
  ...NEW_GENERAL,
  authentication: 'client_secret',
  grantTypes: ['authorization_code', 'refresh_token'],
  redirectUris: [],
  postLogoutRedirectUris: [],
  backchannelLogoutUri: null,
  publicKeys: null,
  scopes: ['openid', 'profile', 'email', 'offline_access'],
  apis: [],
  apiScopes: [],
  asksConsent: false,
  subjectType: 'public',
  idTokenAlgorithm: 'RS256',
  accessTokenSeconds: 600,
  refreshTokenSeconds: 1_209_600,
} as const;

/** What to do about settings of a new application that contradict each other; undefined: none do, or a single setting is invalid. */
export function contradictionOfNew(input: Partial<NewApplication>): string | undefined {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  return brokenRule({ ...NEW_APPLICATION, ...given });
}
