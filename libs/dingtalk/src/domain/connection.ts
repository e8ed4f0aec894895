import type { ConnectionSettings } from './connection-settings.js';

export type ConnectionState = 'disabled' | 'enabled';

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
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
