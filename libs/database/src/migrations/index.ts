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
import { work } from './m0023-work.js';
import { dueWork } from './m0024-due-work.js';
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
  work,
  dueWork,
];
