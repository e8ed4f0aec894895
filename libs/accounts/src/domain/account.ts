import type { Authority } from './authority.js';
import type { Role } from './role.js';

export type AccountStatus = 'active' | 'suspended';

/** An account as other modules see it. */
export interface Account {
  readonly id: string;
  readonly tenantId: string;
  readonly username: string;
  readonly email: string | null;
  /** The authority that vouches that the email address belongs to the owner. */
  readonly emailAuthority: Authority;
  /** In E.164, such as `+8613800138000`. */
  readonly phoneNumber: string | null;
  /** Whether a source has verified that the number is the person's; a number entered by hand is not verified. */
  readonly isPhoneNumberVerified: boolean;
  readonly displayName: string;
  readonly role: Role;
  readonly status: AccountStatus;
}
