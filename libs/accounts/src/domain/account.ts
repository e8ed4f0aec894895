import type { Role } from './role.js';

export type AccountStatus = 'active' | 'suspended';

/** An account. What other modules see of it. */
export interface Account {
  readonly id: string;
  readonly tenantId: string;
  readonly username: string;
  readonly email: string | null;
  readonly displayName: string;
  readonly role: Role;
  readonly status: AccountStatus;
}
