import type * as z from 'zod';
import type { generalFields } from './application-fields.js';
import type { OidcClient } from './client-settings.js';

/** How applications are spoken to. */
export const PROTOCOLS = ['oidc', 'saml', 'forward'] as const;

export type Protocol = (typeof PROTOCOLS)[number];

type Fields = { readonly [Name in keyof typeof generalFields]: z.output<(typeof generalFields)[Name]> };

/** What is said of an application whichever protocol it speaks. */
export type GeneralSettings = Fields;

/** Whether people may use an application at all. */
export type ApplicationState = Fields['state'];

/** Who may use an application: every active account, or those it is assigned to, by their role or one by one. */
export type Audience = Fields['audience'];

/** What can be said of an application that speaks OpenID Connect. */
export type ApplicationSettings = Fields & OidcClient;

/** An application that people of a tenant log on to through the portal, whichever protocol it speaks. */
export interface RegisteredApplication extends GeneralSettings {
  readonly id: string;
  readonly tenantId: string;
  readonly protocol: Protocol;
  /** Counts its changes, those of its protocol's settings and of its assignments, too. */
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** An application that speaks OpenID Connect. Its id is its client id, too. */
export interface Application extends RegisteredApplication, OidcClient {
  readonly protocol: 'oidc';
}
