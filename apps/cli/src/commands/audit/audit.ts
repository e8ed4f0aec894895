import type { Command } from 'commander';

/** The parent of all commands about the log. */
export function addAudit(root: Command): Command {
  return root
    .command('audit')
    .description('the log of a tenant: export it, and verify that nobody has changed it');
}
