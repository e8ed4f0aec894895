import type { z } from 'zod';
import type { generalFields } from './application-fields.js';
import type { OidcClient } from './client-settings.js';

type Fields = { readonly [Name in keyof typeof generalFields]: z.output<(typeof generalFields)[Name]> };

/** Whether people may use an application at all. */
export type ApplicationState = Fields['state'];

/** Who may use an application: every active account, or those it is assigned to, by their role or one by one. */
export type Audience = Fields['audience'];

/** What can be said of an application. */
export type ApplicationSettings = Fields & OidcClient;

/** An application that people of a tenant log on to through the portal. Its id is its client id, too. */
export interface Application extends ApplicationSettings {
  readonly id: string;
  readonly tenantId: string;
  /** Counts its changes. */
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
