import type { Command } from 'commander';
import { addAudit } from './commands/audit/audit.js';
import { addAuditVerify } from './commands/audit/verify.js';
import { rootCommand } from './root-command.js';

/** Whether these words ask for what works on a machine without the product: nothing of it is loaded then. */
export function isOffline(words: readonly string[]): boolean {
  const [group, command, ...options] = words;
  return group === 'audit' && command === 'verify' && options.some((word) => /^--file(=|$)/.test(word));
}

/** The one command that needs nothing. */
export function offlineProgram(): Command {
  const root = rootCommand();
  addAuditVerify(addAudit(root));
  return root;
}
