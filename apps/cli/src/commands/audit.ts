import type { Command } from 'commander';
import { addAudit } from './audit/audit.js';
import { addAuditPublicKey } from './audit/public-key.js';
import { addAuditVerify } from './audit/verify.js';

/** `audit verify|public-key` */
export function addAuditCommands(root: Command): void {
  const audit = addAudit(root);
  addAuditVerify(audit);
  addAuditPublicKey(audit);
}
