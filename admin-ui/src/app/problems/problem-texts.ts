import type { Problem } from './problem';

/** What people read for a code: what happened, and what to do. Codes without a text get that of their status. */
const TEXTS: Readonly<Record<string, string>> = {
  'network.away': $localize`:@@problem.network.away:The server cannot be reached. Check your connection, then try again. Nothing was changed.`,
  'revision.stale': $localize`:@@problem.revision.stale:Somebody else has changed this meanwhile. Load it again, look at it, then make your change.`,
  'session.required': $localize`:@@problem.session.required:Your session has ended. Log on again, then go on.`,
  'session.not_fresh': $localize`:@@problem.session.notFresh:This needs you to confirm that it is you. Nothing was changed; try again when you are ready.`,
  'csrf.refused': $localize`:@@problem.csrf.refused:The page was open too long. Load it again, then try once more.`,
  'permission.missing': $localize`:@@problem.permission.missing:Your role may not do this. Ask an administrator.`,
  'menu.last_administrator_method': $localize`:@@problem.menu.lastAdminMethod:This is the last method that an administrator can log on with. Enable another one first.`,
  'menu.proving_method_needed': $localize`:@@problem.menu.lastProving:DingTalk QR code logon needs another method for people who are not linked yet. Enable another one first, or switch the QR code off.`,
  'accounts.last_owner': $localize`:@@problem.accounts.lastOwner:After this no owner could log on any more. Make sure first that another owner can.`,
  'accounts.username_taken': $localize`:@@problem.accounts.usernameTaken:Another account has this user name. Choose another one.`,
  'accounts.username_confusable': $localize`:@@problem.accounts.usernameConfusable:The user name looks like that of another account. Choose one that nobody could mistake for it.`,
  'accounts.import_encoding_unclear': $localize`:@@problem.accounts.importEncodingUnclear:The encoding of the file is not clear. Choose it below, or save the file as “CSV UTF-8”.`,
  'accounts.import_encoding_wrong': $localize`:@@problem.accounts.importEncodingWrong:The file is not text in this encoding. Choose another one, or save the file as “CSV UTF-8”.`,
  'accounts.import_not_utf8': $localize`:@@problem.accounts.importNotUtf8:The file is not UTF-8. Choose another encoding, or save the file as “CSV UTF-8”.`,
  'accounts.import_workbook': $localize`:@@problem.accounts.importWorkbook:This is an Excel workbook. Save it as “CSV UTF-8”, and choose that file.`,
  'accounts.without_email': $localize`:@@problem.accounts.withoutEmail:The account has no e-mail address. Enter one first.`,
  'mail.not_configured': $localize`:@@problem.mail.notConfigured:This installation has no mail server yet. Ask the operator to set SMTP_URL.`,
  'accounts.email_taken': $localize`:@@problem.accounts.emailTaken:Another account has this e-mail address.`,
  'accounts.owner_required': $localize`:@@problem.accounts.ownerRequired:Only an owner can do this. Ask an owner.`,
  'accounts.more_privileged': $localize`:@@problem.accounts.morePrivileged:This account may do more than you. Ask somebody whose role is at least as high.`,
  'accounts.import_of_another': $localize`:@@problem.accounts.importOfAnother:Somebody else has checked this file. Choose it yourself, look at it, then import it.`,
  'account.unknown': $localize`:@@problem.account.unknown:This account is not there any more. Load the list again.`,
  'session.unknown': $localize`:@@problem.session.unknown:This session has ended already.`,
  'password.too_short': $localize`:@@problem.password.tooShort:The password is too short: at least 8 characters.`,
  'password.too_long': $localize`:@@problem.password.tooLong:The password is too long: at most 128 characters.`,
  'password.too_common': $localize`:@@problem.password.tooCommon:This password is among the first that are guessed. Choose another one, such as a few words in a row.`,
  'audit.webhook.address_refused': $localize`:@@problem.audit.webhookAddress:The log cannot be sent to this address. Use an https address that the server may reach.`,
  'audit.webhook.secret_invalid': $localize`:@@problem.audit.webhookSecret:The secret must be whsec_ and 24 to 64 random bytes in base64. “Make one” makes it.`,
  'audit.webhook.secret_required': $localize`:@@problem.audit.webhookSecretNeeded:A new receiver needs a secret, by which it knows that records come from here.`,
  'audit.webhook.headers_invalid': $localize`:@@problem.audit.webhookHeaders:These headers cannot be sent. At most three: Authorization, Api-Key, DD-API-KEY, or names that begin with X- and that proxies do not heed; values of visible ASCII characters.`,
  'audit.webhook.headers_required': $localize`:@@problem.audit.webhookHeadersNeeded:The headers were set for another host. Give their values again for this one, or remove them.`,
  'audit.webhook.already_set': $localize`:@@problem.audit.webhookThere:Somebody else has named a receiver meanwhile. Load the page again.`,
  'audit.webhook.replay_out_of_range': $localize`:@@problem.audit.webhookReplay:That record is not kept any more, or was not sent yet. Choose a number in between.`,
  'audit.retention.invalid': $localize`:@@problem.audit.retention:Records are kept for 30 to 36,500 days, or for ever.`,
  'audit.policy.forged': $localize`:@@problem.audit.policyForged:What was decided about the log was changed in the database, past this console. Leave it as it is, and tell your operator.`,
  'audit.hold.already_set': $localize`:@@problem.audit.holdThere:The log is held already. Load the page again.`,
  'audit.hold.none': $localize`:@@problem.audit.holdGone:The hold has been released already. Load the page again.`,
  'audit.search_too_slow': $localize`:@@problem.audit.searchTooSlow:This search takes too long. Choose a shorter time, or one more filter.`,
  'audit.verification_running': $localize`:@@problem.audit.verifying:The log is being verified already. Wait until that has ended.`,
  'export.too_many': $localize`:@@problem.audit.exportsMany:There are too many exports. Cancel one, or wait until one has ended.`,
  'export.too_large': $localize`:@@problem.audit.exportLarge:More than ten million records: choose a shorter time. The command line exports without this limit.`,
  'export.over': $localize`:@@problem.audit.exportOver:This export is not there any more. Order it again.`,
  'password.is_name': $localize`:@@problem.password.isName:The password must not be the name or the address of its owner.`,
};

const BY_STATUS: Readonly<Record<number, string>> = {
  400: $localize`:@@problem.400:Some of this is not right. Check what you have entered; nothing was changed.`,
  403: $localize`:@@problem.403:This is not allowed. Nothing was changed.`,
  404: $localize`:@@problem.404:It is not there any more. Load the list again.`,
  409: $localize`:@@problem.409:This does not fit to how things stand now. Nothing was changed.`,
  413: $localize`:@@problem.413:This is too large.`,
  429: $localize`:@@problem.429:Too many requests. Wait a little, then try again.`,
  503: $localize`:@@problem.503:Not available at the moment. Try again in a few minutes.`,
};

const UNKNOWN = $localize`:@@problem.unknown:Something went wrong. The fault is ours; try again in a few minutes.`;

/** The text for people; in English also what the API adds, which is written in English only. */
export function textOf(problem: Problem): string {
  const text = TEXTS[problem.code] ?? BY_STATUS[problem.status] ?? UNKNOWN;
  const isEnglish = document.documentElement.lang.startsWith('en');
  const says = problem.status > 0 && problem.status < 500 && TEXTS[problem.code] === undefined;
  return isEnglish && says && problem.detail !== undefined ? problem.detail : text;
}
