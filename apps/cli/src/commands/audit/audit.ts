import type { Command } from 'commander';

/** The command to which all about the log belongs. */
export function addAudit(root: Command): Command {
  return root
    .command('audit')
    .description('the log of a tenant: export it, and verify that nobody has changed it');
}
