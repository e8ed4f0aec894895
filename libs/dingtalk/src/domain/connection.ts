import type { ConnectionState } from '#providers';
import type { ConnectionSettings } from './connection-settings.js';

/** A tenant's DingTalk app, as other modules and the console see it: without its secret. */
export interface Connection extends ConnectionSettings {
  readonly id: string;
  readonly tenantId: string;
  /** Its name in addresses. Part of the redirect URI registered at DingTalk, so it never changes. */
  readonly key: string;
  readonly corpId: string;
  readonly clientId: string;
  readonly displayName: string;
  readonly state: ConnectionState;
  /** Counts changes, including those of the secret. */
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
