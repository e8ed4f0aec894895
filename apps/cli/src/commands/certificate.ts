import { InvalidArgumentError, type Command } from 'commander';
import { Certificates, OVERLAP_DAYS, RotateCertificate } from '#saml';
import type { Product } from '../product/product.js';
import type { Answer } from '../terminal/answer.js';
import { table } from '../terminal/table.js';
import { operates, TENANT } from './operation.js';

interface OfTenant {
  readonly tenant: string;
}

/** `certificate list|rotate` */
export function addCertificateCommands(root: Command): void {
  const certificate = root
    .command('certificate')
    .description('certificates by which a tenant signs for applications that speak SAML');
  operates(
    certificate
      .command('list')
      .description('list the published certificates, the one that signs first')
      .requiredOption(...TENANT),
    async (product, { tenant }: OfTenant) => listed(product, (await product.tenant(tenant)).id),
  );
  operates(
    certificate
      .command('rotate')
      .description(
        'publish a new certificate, which signs later; with 0 days at once, and no other one counts',
      )
      .requiredOption(...TENANT)
      .option(
        '--overlap-days <days>',
        'how long it is published before it signs, and the former one afterwards',
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
        retiresAt ?? 'no other one follows yet',
      ]),
    ),
  };
}

function days(text: string): number {
  // The product checks the number.
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It is a whole number of days.');
  return Number(text);
}
