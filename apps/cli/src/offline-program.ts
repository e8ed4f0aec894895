import type { Command } from 'commander';
import { addAudit } from './commands/audit/audit.js';
import { addAuditVerify } from './commands/audit/verify.js';
import { rootCommand } from './root-command.js';

/** Whether these arguments need no product; then the product is not loaded. */
export function isOffline(words: readonly string[]): boolean {
  const [group, command, ...options] = words;
  return group === 'audit' && command === 'verify' && options.some((word) => /^--file(=|$)/.test(word));
}

/** The only command that does not need the product. */
export function offlineProgram(): Command {
  const root = rootCommand();
  addAuditVerify(addAudit(root));
  return root;
}
