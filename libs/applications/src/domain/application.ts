import type * as z from 'zod';
import type { generalFields } from './application-fields.js';
import type { OidcClient } from './client-settings.js';

/** Protocols of applications. */
export const PROTOCOLS = ['oidc', 'saml', 'forward'] as const;

export type Protocol = (typeof PROTOCOLS)[number];

type Fields = { readonly [Name in keyof typeof generalFields]: z.output<(typeof generalFields)[Name]> };

/** Settings of an application of any protocol. */
export type GeneralSettings = Fields;

/** Whether people may use an application at all. */
export type ApplicationState = Fields['state'];

/** Who may use an application: every active account, or only those to which it is assigned. */
export type Audience = Fields['audience'];

/** Settings of an application that uses OpenID Connect. */
export type ApplicationSettings = Fields & OidcClient;

/** An application of any protocol to which people of a tenant log on through the portal. */
export interface RegisteredApplication extends GeneralSettings {
  readonly id: string;
  readonly tenantId: string;
  readonly protocol: Protocol;
  /** Counts its changes, including those of its protocol's settings and of its assignments. */
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** An application that uses OpenID Connect. Its id is also its client id. */
export interface Application extends RegisteredApplication, OidcClient {
  readonly protocol: 'oidc';
}
