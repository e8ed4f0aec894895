import type { Command } from 'commander';
import { addAudit } from './audit/audit.js';
import { addAuditExport } from './audit/export.js';
import { addAuditPublicKey } from './audit/public-key.js';
import { addAuditRestored } from './audit/restored.js';
import { addAuditRetention } from './audit/retention.js';
import { addAuditVerify } from './audit/verify.js';
import { addAuditWebhook } from './audit/webhook.js';

/** `audit export|verify|public-key|restored|webhook …|retention …` */
export function addAuditCommands(root: Command): void {
  const audit = addAudit(root);
  addAuditExport(audit);
  addAuditVerify(audit);
  addAuditPublicKey(audit);
  addAuditRestored(audit);
  addAuditWebhook(audit);
  addAuditRetention(audit);
}
