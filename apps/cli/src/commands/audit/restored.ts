import type { Command } from 'commander';
import { DeclareRestore } from '#audit';
import { ListTenants } from '#tenancy';
import type { Product } from '../../product/product.js';
import type { Answer } from '../../terminal/answer.js';
import { table } from '../../terminal/table.js';
import { operates, REASON } from '../operation.js';

const HELP = `
For after a backup was restored, before server and worker run again. Checkpoints that were kept elsewhere vouch for
records that the backup did not have; from then on a verification knows why, and tells of it. Every log records it.`;

/** `audit restored` */
export function addAuditRestored(audit: Command): void {
  operates(
    audit
      .command('restored')
      .description('declare that the database was restored from a backup, in the log of every tenant')
      .requiredOption(...REASON)
      .addHelpText('after', HELP),
    declareRestore,
  );
}

async function declareRestore(product: Product, { reason }: { readonly reason: string }): Promise<Answer> {
  const declared: { readonly slug: string; readonly sequence: number }[] = [];
  for (const { id, slug } of await product.get(ListTenants).execute())
    declared.push({ slug, ...(await product.get(DeclareRestore).execute(id, reason)) });
  const rows = declared.map(({ slug, sequence }) => [slug, sequence === 0 ? 'none' : String(sequence)]);
  return { json: declared, text: table(['TENANT', 'LAST RECORD OF THE BACKUP'], rows) };
}
