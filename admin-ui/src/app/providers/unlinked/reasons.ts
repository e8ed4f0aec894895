import type { PreviewedPerson } from './unlinked-rule-store';

type Reason = NonNullable<PreviewedPerson['reason']>;

/** Why a person has to prove an account in spite of the rule. */
export const ATTACH_REASONS: Readonly<Record<Reason, string>> = {
  was_linked: $localize`:@@unknown.reason.wasLinked:Was linked before and then unlinked.`,
  email_missing: $localize`:@@unknown.reason.emailMissing:Has no work email.`,
  email_shared: $localize`:@@unknown.reason.emailShared:Somebody else has the same address.`,
  email_unknown: $localize`:@@unknown.reason.emailUnknown:No account has the address.`,
  email_taken: $localize`:@@unknown.reason.emailTaken:An account already has the address.`,
  email_unvouched: $localize`:@@unknown.reason.emailUnvouched:No administrator entered the account’s address.`,
  account_privileged: $localize`:@@unknown.reason.privileged:The account is more than a member’s.`,
  account_suspended: $localize`:@@unknown.reason.suspended:The account is suspended.`,
  account_linked: $localize`:@@unknown.reason.linked:The account is or was linked to somebody.`,
  username_taken: $localize`:@@unknown.reason.usernameTaken:No username is free.`,
};
