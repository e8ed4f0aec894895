export type ConnectionState = 'disabled' | 'enabled';

/** A tenant's connection to an outside provider. The provider's lib keeps the data that only its connections have. */
export interface Connection {
  readonly id: string;
  readonly tenantId: string;
  /** Key of the provider. */
  readonly provider: string;
  /** Its name in addresses. Some of these are registered at the provider, so it never changes. */
  readonly key: string;
  /** Its display name. */
  readonly name: string;
  readonly state: ConnectionState;
  /** Counts changes, including changes of the data that the provider's lib keeps. */
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
