import type { Command } from 'commander';
import { AcceptRestore } from '#audit';
import { DomainError } from '#kernel';
import { ListTenants, type Tenant } from '#tenancy';
import { explain } from '../../explain.js';
import { CommandFailure } from '../../failure.js';
import type { Product } from '../../product/product.js';
import type { Answer } from '../../terminal/answer.js';
import { operates, REASON, TENANT } from '../operation.js';
import { checkpointsIn } from './kept-here.js';

interface AcceptOptions {
  readonly tenant?: string;
  readonly all?: true;
  readonly reason: string;
  readonly checkpoints?: string;
}

const HELP = `
After a restore from a backup, or a failover that lost the newest records: checkpoints that were kept elsewhere speak of
records that are gone, and verification says so until an operator accepts it. The acceptance is signed and stands in the
log. Only a missing end can be accepted: a record that was changed stays one that was changed.`;

/** `audit accept-restore` */
export function addAuditAcceptRestore(audit: Command): void {
  operates(
    audit
      .command('accept-restore')
      .description('state that the newest records of a log were lost by a restore, and why')
      .option(...TENANT)
      .option('--all', 'every tenant: what a backup of the database brings back')
      .requiredOption(...REASON)
      .option('--checkpoints <file>', 'signed checkpoints that were kept elsewhere: they tell what was lost')
      .addHelpText('after', HELP)
      .hook('preAction', (command) => {
        const { tenant, all } = command.opts<AcceptOptions>();
        if ((tenant === undefined) === (all === undefined))
          command.error('error: either --tenant <slug> or --all must be given');
      }),
    accept,
  );
}

async function accept(product: Product, { tenant, reason, checkpoints }: AcceptOptions): Promise<Answer> {
  if (tenant !== undefined) return acceptOne(product, await product.tenant(tenant), reason, checkpoints);
  return acceptAll(product, reason, checkpoints);
}

/** A log that cannot be accepted does not stop the others. */
async function acceptAll(product: Product, reason: string, checkpoints?: string): Promise<Answer> {
  const accepted: Answer[] = [];
  const refused: string[] = [];
  for (const tenant of await product.get(ListTenants).execute()) {
    try {
      accepted.push(await acceptOne(product, tenant, reason, checkpoints));
    } catch (error) {
      if (!(error instanceof DomainError || error instanceof CommandFailure)) throw error;
      refused.push(explain(error));
    }
  }
  if (refused.length > 0)
    throw new CommandFailure(`${String(accepted.length)} logs are accepted, not these: ${refused.join(' ')}`);
  return { json: accepted.map(({ json }) => json), text: accepted.map(({ text }) => text).join('\n\n') };
}

async function acceptOne(
  product: Product,
  tenant: Tenant,
  reason: string,
  checkpoints: string | undefined,
): Promise<Answer> {
  const { slug } = tenant;
  const kept = checkpoints === undefined ? [] : checkpointsIn(checkpoints, tenant).checkpoints;
  const { first, last, since, lost, policy } = await product
    .get(AcceptRestore)
    .execute(tenant.id, { reason, kept });
  const { retentionDays, hold } = policy;
  const lines = [
    `The log of "${slug}" is accepted as it stands: records ${String(first)} to ${String(last)}.`,
    lost === null
      ? 'No later record is known of.'
      : `Records after ${String(since)} were lost; ${String(lost)} is the newest that is known of.`,
    `Its policy is accepted with it: kept ${retentionDays === null ? 'for ever' : `for ${String(retentionDays)} days`}, ${hold === null ? 'no legal hold' : `legal hold since ${hold.since.toISOString()}`}.`,
  ];
  return {
    json: { tenant: slug, first, last, since, lost, retentionDays, hold },
    text: lines.join('\n'),
  };
}
