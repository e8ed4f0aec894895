import type { Authority } from './authority.js';
import type { Role } from './role.js';

export type AccountStatus = 'active' | 'suspended';

/** An account. What other modules see of it. */
export interface Account {
  readonly id: string;
  readonly tenantId: string;
  readonly username: string;
  readonly email: string | null;
  /** On whose word the email address is the owner's. */
  readonly emailAuthority: Authority;
  /** In E.164, such as `+8613800138000`. */
  readonly phoneNumber: string | null;
  /** Whether a source has made sure that the number is the person's; what is typed by hand is not verified. */
  readonly isPhoneNumberVerified: boolean;
  readonly displayName: string;
  readonly role: Role;
  readonly status: AccountStatus;
}
