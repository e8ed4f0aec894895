import type { Authority } from './authority.js';
import type { Role } from './role.js';

export type AccountStatus = 'active' | 'suspended';

/** An account. What other modules see of it. */
export interface Account {
  readonly id: string;
  readonly tenantId: string;
  readonly username: string;
  readonly email: string | null;
  /** On whose word the e-mail address is the owner's. */
  readonly emailAuthority: Authority;
  readonly displayName: string;
  readonly role: Role;
  readonly status: AccountStatus;
}
