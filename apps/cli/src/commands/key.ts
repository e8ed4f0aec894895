import type { Command } from 'commander';
import { RotateSigningKeys, SigningKeys } from '#applications';
import type { Product } from '../product/product.js';
import type { Answer } from '../terminal/answer.js';
import { table } from '../terminal/table.js';
import { commandAction, TENANT } from './command-action.js';

interface OfTenant {
  readonly tenant: string;
}

/** `key list|rotate` */
export function addKeyCommands(root: Command): void {
  const key = root.command('key').description("keys that sign a tenant's tokens");
  commandAction(
    key
      .command('list')
      .description('list the published keys, the newest first')
      .requiredOption(...TENANT),
    async (product, { tenant }: OfTenant) => listed(product, (await product.tenant(tenant)).id),
  );
  commandAction(
    key
      .command('rotate')
      .description('sign with new keys; the previous ones stay published for a week')
      .requiredOption(...TENANT),
    async (product, options: OfTenant) => {
      const tenant = await product.tenant(options.tenant);
      await product.get(RotateSigningKeys).execute(tenant.id);
      return listed(product, tenant.id);
    },
  );
}

async function listed(product: Product, tenantId: string): Promise<Answer> {
  const keys = await product.get(SigningKeys).list(tenantId);
  return {
    json: keys.map(({ id, algorithm, createdAt, retiresAt }) => ({
      id,
      algorithm,
      createdAt: createdAt.toISOString(),
      retiresAt: retiresAt?.toISOString() ?? null,
    })),
    text: table(
      ['ID', 'ALGORITHM', 'SINCE', 'PUBLISHED UNTIL'],
      keys.map(({ id, algorithm, createdAt, retiresAt }) => [
        id,
        algorithm,
        createdAt.toISOString(),
        retiresAt?.toISOString() ?? 'it signs',
      ]),
    ),
  };
}
