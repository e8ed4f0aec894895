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
import { operates, TENANT } from './operation.js';

interface DeleteOptions {
  readonly tenant: string;
  readonly export: string;
  readonly confirm?: string;
  readonly force?: true;
  readonly evenInDoubt?: true;
}

const HELP = `
The tenant must be suspended. First its log is written to the file, as "audit export --format jsonl" does, and the file is
verified; then everything of the tenant is removed, in batches. There is no way back but a backup. Broken off, it goes on when
it is repeated; the log is not exported again then. The journal tells of it, and keeps where the log ended. It needs
DATABASE_OWNER_URL, as "migrate" does. Without --confirm it says what it would remove.`;

/** `tenant delete` */
export function addTenantDelete(tenant: Command): void {
  operates(
    tenant
      .command('delete')
      .description('export the log of a suspended tenant, and remove the tenant with all that it has')
      .requiredOption(...TENANT)
      .requiredOption('--export <file>', 'where to write its log; the manifest comes beside it')
      .option('--confirm <slug>', 'the slug again: this cannot be undone')
      .option('--force', 'replace files that are there already')
      .option('--even-in-doubt', 'also when nobody vouches for the log, or for a part of it')
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
      `This removes the tenant "${slug}" for good: ${amounts(rows)}. If that is meant, repeat it with: --confirm ${slug}`,
    );
  const manifest = hasBegun ? undefined : await exported(product, tenant, options);
  const removed = await product.get(DeleteTenant).execute(tenant, manifest);
  const heading = hasBegun
    ? `The tenant "${slug}" is deleted; its log had been exported before.`
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
      `Nothing was deleted: nobody vouches for the log of "${slug}", which is in ${file}. ${doubt} See "When the log is not intact" in docs/audit-log.md; --even-in-doubt deletes it all the same.`,
    );
  return manifest;
}

function amounts(rows: readonly RowsOfTable[]): string {
  if (rows.length === 0) return 'it has nothing but its name';
  return rows.map(({ table: name, rows: count }) => `${String(count)} in ${name}`).join(', ');
}
