import type { Command } from 'commander';
import { addAuditAcceptRestore } from './audit/accept-restore.js';
import { addAuditAnchor } from './audit/anchor.js';
import { addAudit } from './audit/audit.js';
import { addAuditExport } from './audit/export.js';
import { addAuditPublicKey } from './audit/public-key.js';
import { addAuditRetention } from './audit/retention.js';
import { addAuditVerify } from './audit/verify.js';
import { addAuditWebhook } from './audit/webhook.js';

/** `audit export|verify|accept-restore|anchor|public-key|webhook …|retention …` */
export function addAuditCommands(root: Command): void {
  const audit = addAudit(root);
  addAuditExport(audit);
  addAuditVerify(audit);
  addAuditAcceptRestore(audit);
  addAuditAnchor(audit);
  addAuditPublicKey(audit);
  addAuditWebhook(audit);
  addAuditRetention(audit);
}
