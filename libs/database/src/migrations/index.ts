import { roles } from './m0001-roles.js';
import { messaging } from './m0002-messaging.js';
import { tenancy } from './m0003-tenancy.js';
import { accounts } from './m0004-accounts.js';
import { logonMenu } from './m0005-logon-menu.js';
import { dingtalk } from './m0006-dingtalk.js';
import { logon } from './m0007-logon.js';
import { authenticators } from './m0008-authenticators.js';
import { binding } from './m0009-binding.js';
import { dingtalkQr } from './m0010-dingtalk-qr.js';
import { audit } from './m0011-audit.js';
import { mail } from './m0012-mail.js';
import { auditSinks } from './m0013-audit-sinks.js';
import { auditExports } from './m0014-audit-exports.js';
import { auditWebhook } from './m0015-audit-webhook.js';
import { auditRetention } from './m0016-audit-retention.js';
import { connectionCheck } from './m0017-connection-check.js';
import { administration } from './m0018-administration.js';
import { breakGlass } from './m0019-break-glass.js';
import { overview } from './m0020-overview.js';
import { ground } from './m0021-ground.js';
import { work } from './m0023-work.js';
import { dueWork } from './m0024-due-work.js';
import { tenantKeys } from './m0026-tenant-keys.js';
import { authorities } from './m0027-authority.js';
import { reportsAndPauses } from './m0028-reports-and-pauses.js';
import { texts } from './m0029-texts.js';
import { words } from './m0030-words.js';
import { auditProof } from './m0031-audit-proof.js';
import { auditWebhookHeaders } from './m0032-audit-webhook-headers.js';
import { auditWatch } from './m0033-audit-watch.js';
import { waitingCodes } from './m0034-waiting-codes.js';
import { operations } from './m0035-operations.js';
import { tenantDeletion } from './m0037-tenant-deletion.js';
import { proofs } from './m0038-proofs.js';
import { providers } from './m0040-providers.js';
import { origins } from './m0041-origins.js';
import { qrLogon } from './m0043-qr-logon.js';
import { jobs } from './m0045-jobs.js';
import { codesThatWait } from './m0050-codes-that-wait.js';
import { applications } from './m0070-applications.js';
import { oidc } from './m0071-oidc.js';
import { applicationUses } from './m0072-application-uses.js';
import { saml } from './m0074-saml.js';
import { apiAccess } from './m0076-api-access.js';
import { forwardAuth } from './m0077-forward-auth.js';
import { directory } from './m0080-directory.js';
import { callPace } from './m0081-call-pace.js';
import { directorySchedule } from './m0082-directory-schedule.js';
import { lighterLogons } from './m0090-lighter-logons.js';
import { singleLogout } from './m0091-single-logout.js';
import { samlTests } from './m0093-saml-tests.js';
import { following } from './m0096-following.js';
import { directoryPush } from './m0097-directory-push.js';
import { directoryPages } from './m0099-directory-pages.js';
import { departmentsAsAudience } from './m0100-departments-as-audience.js';
import { directoryStatistics } from './m0103-directory-statistics.js';
import { unloggedCallPace } from './m0104-unlogged-call-pace.js';
import { unknownRules } from './m0105-unknown-rules.js';
import { archivedAccounts } from './m0106-archived-accounts.js';
import { phoneNumbers } from './m0107-phone-numbers.js';
import { accessReviews } from './m0108-access-reviews.js';
import { groups } from './m0109-groups.js';
import { groupsAsAudience } from './m0110-groups-as-audience.js';
import { profiles } from './m0111-profiles.js';
import { fieldMapping } from './m0112-field-mapping.js';
import { provisionedUsers } from './m0113-provisioned-users.js';
import { linksFromHome } from './m0115-links-from-home.js';
import { rulesOverFields } from './m0117-rules-over-fields.js';
import { importedFields } from './m0118-imported-fields.js';
import { phoneNumbersByScim } from './m0119-phone-numbers-by-scim.js';
import { directoryAtSpeed } from './m0120-directory-at-speed.js';
import { outboundThresholds } from './m0121-outbound-thresholds.js';
import { outbound } from './m0122-outbound.js';
import { typeAndOutcome } from './m0123-type-and-outcome.js';
import type { SqlMigration } from './sql-migration.js';

/** Every migration, oldest first. */
export const migrations: readonly SqlMigration[] = [
  roles,
  messaging,
  tenancy,
  accounts,
  logonMenu,
  dingtalk,
  logon,
  authenticators,
  binding,
  dingtalkQr,
  audit,
  mail,
  auditSinks,
  auditExports,
  auditWebhook,
  auditRetention,
  connectionCheck,
  administration,
  breakGlass,
  overview,
  ground,
  work,
  dueWork,
  tenantKeys,
  authorities,
  reportsAndPauses,
  texts,
  words,
  auditProof,
  auditWebhookHeaders,
  auditWatch,
  waitingCodes,
  operations,
  tenantDeletion,
  proofs,
  providers,
  origins,
  qrLogon,
  jobs,
  codesThatWait,
  applications,
  oidc,
  applicationUses,
  saml,
  apiAccess,
  forwardAuth,
  directory,
  callPace,
  directorySchedule,
  lighterLogons,
  singleLogout,
  samlTests,
  following,
  directoryPush,
  directoryPages,
  departmentsAsAudience,
  directoryStatistics,
  unloggedCallPace,
  unknownRules,
  archivedAccounts,
  phoneNumbers,
  accessReviews,
  groups,
  groupsAsAudience,
  profiles,
  fieldMapping,
  provisionedUsers,
  linksFromHome,
  rulesOverFields,
  importedFields,
  phoneNumbersByScim,
  directoryAtSpeed,
  outboundThresholds,
  outbound,
  typeAndOutcome,
];
