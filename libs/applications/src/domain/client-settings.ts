import * as z from 'zod';
import { plainText } from '#kernel';
import { hostOf, isNativeAddress, redirectUri, webUrl } from './urls.js';
import { publicKeys } from './public-keys.js';

/** Grant type of the device flow (RFC 8628). */
export const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code';

export const GRANT_TYPES = [
  'authorization_code',
  'refresh_token',
  'client_credentials',
  DEVICE_CODE,
] as const;

/** How a client authenticates to the token endpoint; `none`: it is public and cannot. */
export const AUTHENTICATIONS = ['client_secret', 'private_key_jwt', 'none'] as const;

/** The portal's own scopes, each for some claims. Identity providers add one each (`KnownScopes`). */
export const SCOPES: readonly string[] = [
  'openid',
  'profile',
  'email',
  'phone',
  'roles',
  'groups',
  'fields',
  'offline_access',
];

/** More scopes than the providers of any installation add. */
const MOST_SCOPES = 30;

/** Algorithms that sign its ID tokens. */
export const ALGORITHMS = ['RS256', 'ES256', 'EdDSA'] as const;

export type Algorithm = (typeof ALGORITHMS)[number];

const MINUTE = 60;
const DAY = 86_400;

const seconds = (least: number, most: number, what: string) =>
  z
    .int()
    .min(least, `${what} is at least ${String(least)} seconds`)
    .max(most, `${what} is at most ${String(most)} seconds`);

const distinct = <Item extends z.ZodType>(item: Item, most: number, what: string) =>
  z
    .array(item)
    .max(most, `At most ${String(most)} ${what}`)
    .refine((list) => new Set(list).size === list.length, `Each of the ${what} once`)
    .readonly();

const grantType = z.enum(GRANT_TYPES, `A grant type is one of ${GRANT_TYPES.join(', ')}`);

/** A scope of an API that is requested together with its address (RFC 8707). */
const apiScope = plainText({ max: 100, min: 1, what: 'A scope' }).regex(
  /^[\x21\x23-\x5b\x5d-\x7e]+$/,
  'A scope is visible ASCII without quotes and backslashes',
);

/** Settings of an application that uses OpenID Connect. */
export const clientSettings = {
  authentication: z.enum(AUTHENTICATIONS),
  grantTypes: distinct(grantType, GRANT_TYPES.length, 'grant types'),
  redirectUris: distinct(redirectUri, 50, 'redirect addresses'),
  postLogoutRedirectUris: distinct(redirectUri, 50, 'addresses after logoff'),
  /** Address at which the application is notified that a session has ended. */
  backchannelLogoutUri: webUrl.nullable(),
  /** Public keys of a client that signs its requests to the token endpoint. */
  publicKeys: publicKeys.nullable(),
  /** Scopes that it may request about people. */
  scopes: distinct(plainText({ max: 40, min: 1, what: 'A scope' }), MOST_SCOPES, 'scopes'),
  /** Addresses of APIs for which it may get access tokens. */
  apis: distinct(webUrl, 20, 'APIs'),
  apiScopes: distinct(apiScope, 50, 'scopes of APIs'),
  /** Whether people must consent before the application learns who they are. */
  asksConsent: z.boolean(),
  /** `pairwise`: a person's subject is different in every application. */
  subjectType: z.enum(['public', 'pairwise']),
  idTokenAlgorithm: z.enum(ALGORITHMS),
  accessTokenSeconds: seconds(MINUTE, DAY, 'The life of an access token'),
  /** Lifetime without use; each use restarts it. */
  refreshTokenSeconds: seconds(10 * MINUTE, 90 * DAY, 'The life of a refresh token'),
} as const;

const client = z.object(clientSettings);

export type OidcClient = Readonly<z.output<typeof client>>;

/** Rules between the settings of one client. The message says what to do. */
const RULES: readonly (readonly [keyof OidcClient, (client: OidcClient) => boolean, string])[] = [
  ['grantTypes', ({ grantTypes }) => grantTypes.length > 0, 'At least one grant type'],
  [
    'redirectUris',
    ({ grantTypes, redirectUris }) => !grantTypes.includes('authorization_code') || redirectUris.length > 0,
    'The grant type authorization_code needs a redirect address',
  ],
  [
    'grantTypes',
    ({ grantTypes, authentication }) =>
      !grantTypes.includes('client_credentials') || authentication !== 'none',
    'A public client cannot use client_credentials: it has no secret',
  ],
  [
    'publicKeys',
    ({ authentication, publicKeys: keys }) => authentication !== 'private_key_jwt' || keys !== null,
    'private_key_jwt needs the public keys of the client',
  ],
  [
    'redirectUris',
    ({ authentication, redirectUris }) => authentication === 'none' || redirectUris.every(isOfWeb),
    'Only a public client has redirect addresses with a scheme of its own',
  ],
  [
    'subjectType',
    ({ subjectType, redirectUris, grantTypes }) =>
      subjectType === 'public' ||
      (new Set(redirectUris.map(hostOf)).size === 1 && !grantTypes.includes(DEVICE_CODE)),
    'A pairwise subject needs redirect addresses at one host, and no device flow',
  ],
];

function isOfWeb(uri: string): boolean {
  return /^https?:/.test(uri);
}

/** A whole client, with the rules between its settings. */
export const oidcClient = client.superRefine((given, context) => {
  for (const [path, holds, message] of RULES)
    if (!holds(given)) context.addIssue({ code: 'custom', path: [path], message });
});

/** Message of the rule that valid settings break together; undefined: none, or a single setting is invalid. */
export function brokenRule(settings: unknown): string | undefined {
  const given = client.safeParse(settings);
  return given.success ? RULES.find(([, holds]) => !holds(given.data))?.[2] : undefined;
}

/** Whether it is an installed application: the port of a redirect address on the same machine is not compared (RFC 8252, 7.3). */
export function isNative({ authentication, redirectUris }: OidcClient): boolean {
  return authentication === 'none' && redirectUris.some(isNativeAddress);
}
