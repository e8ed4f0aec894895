import { PROVIDER_NAMES, providerTexts } from '../providers/providers';
import { ATTACH_REASONS } from '../providers/unlinked/reasons';

const DECLINED = $localize`:@@reason.declined:Declined on the phone.`;
const SUSPENDED = $localize`:@@reason.suspended:The account is suspended.`;
const TENANT_SUSPENDED = $localize`:@@reason.tenantSuspended:The organisation is suspended.`;
const METHOD_OFF = $localize`:@@reason.methodOff:The logon method is switched off.`;
const REPORTED = $localize`:@@reason.reported:Reported on the phone: it was not this person’s own logon.`;
const NO_ANSWER = $localize`:@@reason.unreachable:${PROVIDER_NAMES}:PROVIDERS: could not be reached, or did not answer in time.`;
const TAKEN = $localize`:@@reason.bindingTaken:The ${PROVIDER_NAMES}:PROVIDERS: identity is linked to another account already.`;
const LOCKED = $localize`:@@reason.blocked:Locked for a while after too many failed attempts.`;

const USED_AGAIN = $localize`:@@reason.codeUsedAgain:The application’s code was used again: it may have been stolen.`;

/** Texts for why something was refused or ended, by the codes in the log. */
const REASONS: Readonly<Record<string, string>> = {
  ...providerTexts('reasons'),
  ...ATTACH_REASONS,
  'credentials.wrong': $localize`:@@reason.wrong:The password was wrong.`,
  'credentials.blocked': LOCKED,
  'credentials.outgrown': $localize`:@@reason.outgrown:This way to log on was set by somebody who may not give the account’s role.`,
  'network.blocked': $localize`:@@reason.networkBlocked:Too many failed attempts from this network.`,
  'account.unknown': $localize`:@@reason.nobody:Nobody has this username.`,
  'account.not_active': SUSPENDED,
  'account.without_method': $localize`:@@reason.withoutMethod:The account cannot log on this way: nothing is set for it.`,
  'account.other': $localize`:@@reason.otherAccount:Another account than the one that was asked for.`,
  'code.wrong': $localize`:@@reason.codeWrong:The code was wrong.`,
  'code.expired': $localize`:@@reason.codeExpired:The code had expired.`,
  'code.too_many': $localize`:@@reason.codeTooMany:Too many wrong codes.`,
  'method.disabled': METHOD_OFF,
  method_disabled: METHOD_OFF,
  'method.not_available': METHOD_OFF,
  connection_disabled: $localize`:@@reason.connectionOff:The ${PROVIDER_NAMES}:PROVIDERS: connection is switched off.`,
  tenant_suspended: TENANT_SUSPENDED,
  'tenant.suspended': TENANT_SUSPENDED,
  account_suspended: SUSPENDED,
  'permission.missing': $localize`:@@reason.permission:The role does not allow this.`,
  'session.not_fresh': $localize`:@@reason.notFresh:Asked to confirm their identity first.`,
  'accounts.more_privileged': $localize`:@@reason.morePrivileged:The account may do more than the person who acted.`,
  'accounts.owner_required': $localize`:@@reason.ownerRequired:Only an owner may do this.`,
  'application.not_assigned': $localize`:@@reason.notAssigned:The application is not for this person.`,
  'code.used_again': USED_AGAIN,
  'device_code.used_again': USED_AGAIN,
  'refresh_token.used_again': $localize`:@@reason.refreshUsedAgain:An older token of the application was used again: it may have been stolen.`,
  'binding.taken': TAKEN,
  'binding.identity_taken': TAKEN,
  'binding.account_taken': $localize`:@@reason.accountTaken:The account is linked to another ${PROVIDER_NAMES}:PROVIDERS: identity already.`,
  not_linked: $localize`:@@reason.notLinked:The ${PROVIDER_NAMES}:PROVIDERS: identity was not linked to an account yet.`,
  declined: DECLINED,
  wrong_number: $localize`:@@reason.wrongNumber:The wrong number was chosen on the phone.`,
  reported: REPORTED,
  renewed: $localize`:@@reason.renewed:Replaced by a new code.`,
  left: $localize`:@@reason.left:The page that showed it was left.`,
  conflict: $localize`:@@reason.conflict:Two people scanned the same code.`,
  scanned_by_another: $localize`:@@reason.scannedByAnother:Somebody else had scanned this code already.`,
  other_browser: $localize`:@@reason.otherBrowser:Used from another browser than the one that showed it.`,
  was_expired: $localize`:@@reason.wasExpired:The code had expired.`,
  was_cancelled: $localize`:@@reason.wasCancelled:The code had been withdrawn.`,
  was_consumed: $localize`:@@reason.wasConsumed:The code had been used already.`,
  was_denied: $localize`:@@reason.wasDenied:The code had been declined already.`,
  was_confirmed: $localize`:@@reason.wasConfirmed:The code had been confirmed already.`,
  logged_off: $localize`:@@reason.loggedOff:Logged off.`,
  ended_by_owner: $localize`:@@reason.endedByOwner:Ended by the person, from another device.`,
  ended_by_administrator: $localize`:@@reason.endedByAdministrator:Ended by an administrator.`,
  'ended by its owner': $localize`:@@reason.unlinkedByOwner:Unlinked by the person.`,
  replaced: $localize`:@@reason.replaced:Replaced by a new logon in the same browser.`,
  binding_ended: $localize`:@@reason.bindingEnded:The ${PROVIDER_NAMES}:PROVIDERS: identity was unlinked.`,
  password_replaced: $localize`:@@reason.passwordReplaced:The password was changed.`,
  role_raised: $localize`:@@reason.roleRaised:The role was raised.`,
  'api_token.not_sensitive': $localize`:@@reason.tokenNotSensitive:The API token was not created for sensitive acts.`,
  token_revoked: $localize`:@@reason.tokenRevoked:The API token had been revoked.`,
  token_expired: $localize`:@@reason.tokenExpired:The API token had expired.`,
  revoked_by_owner: $localize`:@@reason.revokedByOwner:Revoked by the person.`,
  revoked_by_administrator: $localize`:@@reason.revokedByAdministrator:Revoked by an administrator.`,
  'break_glass.off': $localize`:@@reason.emergencyOff:Emergency access is switched off.`,
  'break_glass.used': $localize`:@@reason.emergencyUsed:The link had been used already, or had expired.`,
  'break_glass.not_administrator': $localize`:@@reason.emergencyRole:The account is no administrator any more.`,
  unreachable: NO_ANSWER,
  timeout: NO_ANSWER,
  circuit_open: NO_ANSWER,
  econnrefused: $localize`:@@reason.receiverAway:The receiver could not be reached.`,
};

const LOG_WRONG = $localize`:@@reason.logWrong:The log is not intact.`;

/** A sentence for a reason in the log. A person's own words stay unchanged. */
export function reasonText(reason: string): string {
  return REASONS[reason] ?? (/^audit\.[a-z_]+$/.test(reason) ? LOG_WRONG : reason);
}
