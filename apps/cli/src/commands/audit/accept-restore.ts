import type { Command } from 'commander';
import { AcceptRestore } from '#audit';
import { DomainError } from '#kernel';
import { ListTenants, type Tenant } from '#tenancy';
import { explain } from '../../explain.js';
import { CommandFailure } from '../../failure.js';
import type { Product } from '../../product/product.js';
import type { Answer } from '../../terminal/answer.js';
import { commandAction, REASON, TENANT } from '../command-action.js';
import { checkpointsIn } from './external-evidence.js';

interface AcceptOptions {
  readonly tenant?: string;
  readonly all?: true;
  readonly reason: string;
  readonly checkpoints?: string;
}

const HELP = `
For use after a restore from a backup, or a failover that lost the newest records. Checkpoints kept elsewhere then name
records that are gone, and verification fails until an operator accepts the loss. The acceptance is signed and recorded in
the log. It covers only missing records at the end of the log: changed records are still reported.`;

/** `audit accept-restore` */
export function addAuditAcceptRestore(audit: Command): void {
  commandAction(
    audit
      .command('accept-restore')
      .description('state that a restore lost the newest records of a log, and why')
      .option(...TENANT)
      .option('--all', 'every tenant, as a backup of the whole database restores them')
      .requiredOption(...REASON)
      .option('--checkpoints <file>', 'signed checkpoints kept elsewhere, which show what was lost')
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
    throw new CommandFailure(
      `${String(accepted.length)} logs were accepted. Not accepted: ${refused.join(' ')}`,
    );
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
      ? 'No later record is known.'
      : `Records after ${String(since)} were lost; ${String(lost)} is the newest that is known.`,
    `Its policy is accepted, too: kept ${retentionDays === null ? 'for ever' : `for ${String(retentionDays)} days`}, ${hold === null ? 'no legal hold' : `legal hold since ${hold.since.toISOString()}`}.`,
  ];
  return {
    json: { tenant: slug, first, last, since, lost, retentionDays, hold },
    text: lines.join('\n'),
  };
}
