import type { ConnectionState } from '#providers';
import type { ConnectionSettings } from './connection-settings.js';

/** A tenant's DingTalk app, as other modules and the console see it: never with its secret. */
export interface Connection extends ConnectionSettings {
  readonly id: string;
  readonly tenantId: string;
  /** Its name in addresses: part of the redirect URI that is registered at DingTalk, so it never changes. */
  readonly key: string;
  readonly corpId: string;
  readonly clientId: string;
  readonly displayName: string;
  readonly state: ConnectionState;
  /** Counts changes, those of its secret, too. */
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
