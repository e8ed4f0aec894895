import { InvalidArgumentError, type Command } from 'commander';
import { Certificates, OVERLAP_DAYS, RotateCertificate } from '#saml';
import type { Product } from '../product/product.js';
import type { Answer } from '../terminal/answer.js';
import { table } from '../terminal/table.js';
import { commandAction, TENANT } from './command-action.js';

interface OfTenant {
  readonly tenant: string;
}

/** `certificate list|rotate` */
export function addCertificateCommands(root: Command): void {
  const certificate = root
    .command('certificate')
    .description('certificates with which a tenant signs for SAML applications');
  commandAction(
    certificate
      .command('list')
      .description('list the published certificates, the signing one first')
      .requiredOption(...TENANT),
    async (product, { tenant }: OfTenant) => listed(product, (await product.tenant(tenant)).id),
  );
  commandAction(
    certificate
      .command('rotate')
      .description(
        'publish a new certificate, which signs after the overlap; with 0 days it replaces the others at once',
      )
      .requiredOption(...TENANT)
      .option(
        '--overlap-days <days>',
        'days of publication before it signs, and of the previous one afterwards',
        days,
        OVERLAP_DAYS.usual,
      ),
    async (product, { tenant: slug, overlapDays }: OfTenant & { readonly overlapDays: number }) => {
      const tenant = await product.tenant(slug);
      await product.get(RotateCertificate).execute(tenant.id, overlapDays);
      return listed(product, tenant.id);
    },
  );
}

async function listed(product: Product, tenantId: string): Promise<Answer> {
  const certificates = (await product.get(Certificates).list(tenantId)).map(
    ({ id, fingerprint, signsFrom, retiresAt }) => ({
      id,
      fingerprint,
      signsFrom: signsFrom.toISOString(),
      retiresAt: retiresAt?.toISOString() ?? null,
    }),
  );
  return {
    json: certificates,
    text: table(
      ['ID', 'SHA-256', 'SIGNS FROM', 'PUBLISHED UNTIL'],
      certificates.map(({ id, fingerprint, signsFrom, retiresAt }) => [
        id,
        fingerprint,
        signsFrom,
        retiresAt ?? 'no successor yet',
      ]),
    ),
  };
}

function days(text: string): number {
  // How many it may be the product says.
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Must be a whole number of days.');
  return Number(text);
}
