import { PROVIDER_NAMES } from '../providers/providers';
import type { Problem } from './problem';

/** The texts for error codes: what happened, and what to do. A code without a text gets that of its status. */
const TEXTS: Readonly<Record<string, string>> = {
  'network.away': $localize`:@@problem.network.away:The server cannot be reached. Check your connection, then try again. Nothing was changed.`,
  'directory.push_unset': $localize`:@@problem.directory.pushUnset:There are no keys for pushes yet. Create them, enter them in the organisation’s console, then switch pushes on.`,
  'revision.stale': $localize`:@@problem.revision.stale:Somebody else has changed this in the meantime. Reload it, check it, then make your change.`,
  'session.required': $localize`:@@problem.session.required:Your session has ended. Log on again to continue.`,
  'session.not_fresh': $localize`:@@problem.session.notFresh:You have to confirm your identity first. Nothing was changed; try again when you are ready.`,
  'csrf.refused': $localize`:@@problem.csrf.refused:The page was open too long. Reload it, then try again.`,
  'permission.missing': $localize`:@@problem.permission.missing:Your role does not allow this. Ask an administrator.`,
  'menu.last_administrator_method': $localize`:@@problem.menu.lastAdminMethod:This is the last method that an administrator can log on with. Switch on another one first.`,
  'menu.proving_method_needed': $localize`:@@problem.menu.lastProving:${PROVIDER_NAMES}:PROVIDERS: QR code logon needs another method for people who are not linked yet. Switch on another one first, or switch the QR code off.`,
  'accounts.last_owner': $localize`:@@problem.accounts.lastOwner:No owner could log on after this. First make sure that another owner can.`,
  'accounts.username_taken': $localize`:@@problem.accounts.usernameTaken:Another account has this username. Choose another one.`,
  'accounts.username_confusable': $localize`:@@problem.accounts.usernameConfusable:This username looks like that of another account. Choose one that cannot be confused with it.`,
  'accounts.import_encoding_unclear': $localize`:@@problem.accounts.importEncodingUnclear:The encoding of the file is not clear. Choose it below, or save the file as “CSV UTF-8”.`,
  'accounts.import_encoding_wrong': $localize`:@@problem.accounts.importEncodingWrong:The file is not text in this encoding. Choose another one, or save the file as “CSV UTF-8”.`,
  'accounts.import_not_utf8': $localize`:@@problem.accounts.importNotUtf8:The file is not UTF-8. Choose another encoding, or save the file as “CSV UTF-8”.`,
  'accounts.import_workbook': $localize`:@@problem.accounts.importWorkbook:This is an Excel workbook. Save it as “CSV UTF-8”, and choose that file.`,
  'accounts.without_email': $localize`:@@problem.accounts.withoutEmail:The account has no email address. Enter one first.`,
  'mail.not_configured': $localize`:@@problem.mail.notConfigured:This installation has no mail server yet. Ask the operator to set SMTP_URL.`,
  'accounts.email_taken': $localize`:@@problem.accounts.emailTaken:Another account has this email address.`,
  'accounts.owner_required': $localize`:@@problem.accounts.ownerRequired:Only an owner can do this. Ask an owner.`,
  'accounts.more_privileged': $localize`:@@problem.accounts.morePrivileged:This account may do more than you. Ask somebody whose role is at least as high.`,
  'accounts.import_of_another': $localize`:@@problem.accounts.importOfAnother:Somebody else checked this file. Choose it yourself, check it, then import it.`,
  'profiles.value_taken': $localize`:@@problem.profiles.valueTaken:Another account has this value, and it must be unique.`,
  'profiles.not_unique': $localize`:@@problem.profiles.notUnique:Several accounts have the same value of this field. Give them values of their own first.`,
  'profiles.key_taken': $localize`:@@problem.profiles.keyTaken:Another field has this key. Choose another one.`,
  'profiles.choice_used': $localize`:@@problem.profiles.choiceUsed:An account has a choice that you are removing. Give the account another one first.`,
  'profiles.field_invalid': $localize`:@@problem.profiles.fieldInvalid:These settings do not go together. Check the choices, whether the field can be unique, and who sees and edits it.`,
  'profiles.value_invalid': $localize`:@@problem.profiles.valueInvalid:A value does not fit the type of its field. Nothing was changed.`,
  'account.unknown': $localize`:@@problem.account.unknown:This account no longer exists. Reload the list.`,
  'application.unknown': $localize`:@@problem.application.unknown:This application no longer exists. Reload the list.`,
  'groups.unknown': $localize`:@@problem.groups.unknown:This group no longer exists. Reload the list.`,
  'groups.name_taken': $localize`:@@problem.groups.nameTaken:Another group has this name. Choose another one.`,
  'groups.field_of_people': $localize`:@@problem.groups.fieldOfPeople:People edit this field themselves, and would choose their own groups. First let only administrators or sources edit it.`,
  'profiles.field_unknown': $localize`:@@problem.profiles.fieldUnknown:A profile field that is named here no longer exists. Remove it, then try again.`,
  'directory.unit_unknown': $localize`:@@problem.directory.unitUnknown:A department that is named here no longer exists. Remove it, then try again.`,
  'outbound.pair_exists': $localize`:@@problem.outbound.pairExists:This group and this department are compared already.`,
  'outbound.too_many_pairs': $localize`:@@problem.outbound.tooMany:There are 50 pairs already. Remove one first.`,
  'outbound.pair_unknown': $localize`:@@problem.outbound.pairUnknown:This pair no longer exists. Reload the page.`,
  'outbound.no_pairs': $localize`:@@problem.outbound.noPairs:Nothing is compared yet. Add a pair first.`,
  'outbound.never_synchronised': $localize`:@@problem.outbound.neverSynchronised:The directory has not been synchronised in the last 90 days, so its people are out of date. Synchronise first, then compare.`,
  'outbound.comparing': $localize`:@@problem.outbound.comparing:Somebody else is running a comparison. Reload the page in a few seconds.`,
  'outbound.comparison_unknown': $localize`:@@problem.outbound.comparisonUnknown:A newer comparison has taken the place of this one. Reload the page.`,
  'application.not_testable': $localize`:@@problem.application.notTestable:Only an enabled application that people log on to can be tested.`,
  'saml.metadata_invalid': $localize`:@@problem.saml.metadata:The metadata cannot be read. It has to be the XML of one SAML 2.0 service provider that takes answers by POST. An address has to answer at once, without a redirect; one in a private network has to be named in APPLICATION_NETWORKS.`,
  'saml.entity_taken': $localize`:@@problem.saml.entityTaken:Another application has this entity ID already.`,
  'application.assigned_already': $localize`:@@problem.application.assigned:It is assigned already. Reload the page.`,
  'application.without_secret': $localize`:@@problem.application.withoutSecret:This application proves itself without a secret. Change that first, under “Tokens”.`,
  'session.unknown': $localize`:@@problem.session.unknown:This session has already ended.`,
  'password.too_short': $localize`:@@problem.password.tooShort:The password is too short: at least 8 characters.`,
  'password.too_long': $localize`:@@problem.password.tooLong:The password is too long: at most 128 characters.`,
  'password.too_common': $localize`:@@problem.password.tooCommon:This password is among the first that attackers try. Choose another one, such as a few words in a row.`,
  'audit.webhook.address_refused': $localize`:@@problem.audit.webhookAddress:The log cannot be sent to this address. Use an https address that the server may reach.`,
  'audit.webhook.secret_invalid': $localize`:@@problem.audit.webhookSecret:The secret must be whsec_ followed by 24 to 64 random bytes in base64. “Generate” makes one.`,
  'audit.webhook.secret_required': $localize`:@@problem.audit.webhookSecretNeeded:A new receiver needs a secret, so that it can verify where records come from.`,
  'audit.webhook.headers_invalid': $localize`:@@problem.audit.webhookHeaders:These headers cannot be sent. At most three: Authorization, Api-Key, DD-API-KEY, or names that begin with X- and mean nothing to proxies; values of visible ASCII characters.`,
  'audit.webhook.headers_required': $localize`:@@problem.audit.webhookHeadersNeeded:The headers were set for another host. Enter their values again for this one, or remove them.`,
  'audit.webhook.already_set': $localize`:@@problem.audit.webhookThere:Somebody else has set a receiver in the meantime. Reload the page.`,
  'audit.webhook.replay_out_of_range': $localize`:@@problem.audit.webhookReplay:That record is no longer kept, or has not been sent yet. Enter a number between the two.`,
  'audit.retention.invalid': $localize`:@@problem.audit.retention:Records are kept for 30 to 36,500 days, or for ever.`,
  'audit.policy.forged': $localize`:@@problem.audit.policyForged:The log’s policy was changed in the database, bypassing this console. Leave everything as it is, and tell your operator.`,
  'audit.hold.already_set': $localize`:@@problem.audit.holdThere:The log is already on hold. Reload the page.`,
  'audit.hold.none': $localize`:@@problem.audit.holdGone:The hold has already been released. Reload the page.`,
  'audit.search_too_slow': $localize`:@@problem.audit.searchTooSlow:This search takes too long. Choose a shorter time, or add a filter.`,
  'audit.verification_running': $localize`:@@problem.audit.verifying:The log is already being verified. Wait until it has finished.`,
  'export.too_many': $localize`:@@problem.audit.exportsMany:There are too many exports. Cancel one, or wait until one has finished.`,
  'export.too_large': $localize`:@@problem.audit.exportLarge:More than ten million records: choose a shorter time, or use the command line, which has no limit.`,
  'export.over': $localize`:@@problem.audit.exportOver:This export no longer exists. Create it again.`,
  'password.is_name': $localize`:@@problem.password.isName:The password must not be the person’s name or email address.`,
};

const BY_STATUS: Readonly<Record<number, string>> = {
  400: $localize`:@@problem.400:Some values are not valid. Check what you entered; nothing was changed.`,
  403: $localize`:@@problem.403:This is not allowed. Nothing was changed.`,
  404: $localize`:@@problem.404:This no longer exists. Go back to the list and reload it.`,
  409: $localize`:@@problem.409:This is not possible in the current state. Nothing was changed. Reload the page, then try again.`,
  413: $localize`:@@problem.413:This is too large. Make it smaller, then try again.`,
  429: $localize`:@@problem.429:Too many requests. Wait a little, then try again.`,
  503: $localize`:@@problem.503:Not available at the moment. Try again in a few minutes.`,
};

const UNKNOWN = $localize`:@@problem.unknown:Something went wrong on our side. Try again in a few minutes.`;

/** The text of a problem. In English it includes the API's detail, which exists only in English. */
export function textOf(problem: Problem): string {
  const text = TEXTS[problem.code] ?? BY_STATUS[problem.status] ?? UNKNOWN;
  const isEnglish = document.documentElement.lang.startsWith('en');
  const says = problem.status > 0 && problem.status < 500 && TEXTS[problem.code] === undefined;
  return isEnglish && says && problem.detail !== undefined ? problem.detail : text;
}
