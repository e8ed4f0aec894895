export type ConnectionState = 'disabled' | 'enabled';

/** A tenant's connection to an outside provider. What only one provider's connections have is kept by its lib. */
export interface Connection {
  readonly id: string;
  readonly tenantId: string;
  /** Key of the provider. */
  readonly provider: string;
  /** Its name in addresses. Some of these are registered at the provider, so it never changes. */
  readonly key: string;
  /** What people call it. */
  readonly name: string;
  readonly state: ConnectionState;
  /** Counts changes, including those of what the provider's lib keeps. */
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
