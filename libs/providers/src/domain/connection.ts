export type ConnectionState = 'disabled' | 'enabled';

/** How a tenant is connected to an outside provider. What only the provider's own connections have, its lib keeps. */
export interface Connection {
  readonly id: string;
  readonly tenantId: string;
  /** Key of the provider. */
  readonly provider: string;
  /** Its name in addresses. The provider is told some of them, so it never changes. */
  readonly key: string;
  /** What people call it. */
  readonly name: string;
  readonly state: ConnectionState;
  /** Counts changes, those of what the provider keeps of it, too. */
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
