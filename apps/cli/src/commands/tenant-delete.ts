import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Manifest } from '#audit';
import { DeleteTenant, type RowsOfTable } from '#operations';
import type { Tenant } from '#tenancy';
import { CommandFailure } from '../failure.js';
import type { Product } from '../product/product.js';
import type { Answer } from '../terminal/answer.js';
import { table } from '../terminal/table.js';
import { exportLog } from './audit/export-log.js';
import { commandAction, TENANT } from './command-action.js';

interface DeleteOptions {
  readonly tenant: string;
  readonly export: string;
  readonly confirm?: string;
  readonly force?: true;
  readonly evenInDoubt?: true;
}

const HELP = `
The tenant must be suspended. The command first writes its log to the file, as "audit export --format jsonl" does, and verifies
the file. Then it deletes all data of the tenant, in batches. Only a backup can bring it back. If interrupted, repeat the command
to continue; it does not export the log again. The journal records the deletion and where the log ended. It needs
DATABASE_OWNER_URL, as "migrate" does. Without --confirm it only says what it would delete.`;

/** `tenant delete` */
export function addTenantDelete(tenant: Command): void {
  commandAction(
    tenant
      .command('delete')
      .description('export the log of a suspended tenant, then delete the tenant and all its data')
      .requiredOption(...TENANT)
      .requiredOption('--export <file>', 'file for its log; the manifest is written beside it')
      .option('--confirm <slug>', 'the slug again: this cannot be undone')
      .option('--force', 'replace existing files')
      .option('--even-in-doubt', 'delete even if the log, or a part of it, cannot be vouched for')
      .addHelpText('after', HELP),
    deleteTenant,
  );
}

async function deleteTenant(product: Product, options: DeleteOptions): Promise<Answer> {
  const tenant = await product.tenant(options.tenant);
  const { slug } = tenant;
  const { hasBegun, rows } = await product.get(DeleteTenant).look(tenant);
  if (options.confirm !== slug)
    throw new CommandFailure(
      `This removes the tenant "${slug}" for good: ${amounts(rows)}. To do this, repeat the command with: --confirm ${slug}`,
    );
  const manifest = hasBegun ? undefined : await exported(product, tenant, options);
  const removed = await product.get(DeleteTenant).execute(tenant, manifest);
  const heading = hasBegun
    ? `The tenant "${slug}" is deleted; its log was exported earlier.`
    : `The tenant "${slug}" is deleted; its log is in ${options.export}.`;
  return {
    json: { tenant: slug, export: hasBegun ? null : options.export, removed },
    text: `${heading}\n${table(
      ['TABLE', 'ROWS'],
      removed.map(({ table: name, rows: count }) => [name, String(count)]),
    )}`,
  };
}

/** The manifest of an export that is completely written. */
async function exported(product: Product, tenant: Tenant, options: DeleteOptions): Promise<Manifest> {
  const { export: out, force = false, evenInDoubt = false } = options;
  const { id, slug } = tenant;
  const wish = { tenant: { id, slug }, format: 'jsonl' as const, query: {} };
  const { file, beside, manifest } = await exportLog(product, wish, { out, force });
  const [{ LogKeys }, { verifyFile }] = await Promise.all([
    import('#audit'),
    import('../../../../libs/audit/src/offline.js'),
  ]);
  const keys = await product.get(LogKeys).publicKeys();
  const { problem } = await verifyFile({ file, manifest: readFileSync(beside, 'utf8'), keys });
  const doubt = manifest.unproven ?? problem?.detail;
  if (doubt !== undefined && !evenInDoubt)
    throw new CommandFailure(
      `Nothing was deleted: the log of "${slug}", which is in ${file}, cannot be vouched for. ${doubt} See "When the log is not intact" in docs/audit-log.md; --even-in-doubt deletes the tenant nevertheless.`,
    );
  return manifest;
}

function amounts(rows: readonly RowsOfTable[]): string {
  if (rows.length === 0) return 'it has no data besides its name';
  return rows.map(({ table: name, rows: count }) => `${String(count)} in ${name}`).join(', ');
}
