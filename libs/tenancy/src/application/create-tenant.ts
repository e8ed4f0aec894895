import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { DomainError, newId, parseInput } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import { checkedSlug } from '../domain/slug.js';
import { tenantName } from '../domain/tenant-name.js';
import type { Tenant } from '../domain/tenant.js';
import { TenantCreated } from '../events.js';
import { tenantOf } from '../infra/tenant-row.js';
import { insertTenant } from '../infra/tenant-statements.js';

const schema = z.object({ slug: z.string(), name: tenantName });

export type NewTenant = z.input<typeof schema>;

/** Creates a tenant, with default settings. */
@Injectable()
export class CreateTenant {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /**
   * @param withIt creates what must exist together with the tenant, in the same transaction: its first account
   * @throws DomainError `tenancy.input_invalid`, `tenancy.slug_invalid`, `tenancy.slug_reserved`, `tenancy.slug_taken`
   */
  async execute(
    input: NewTenant,
    withIt?: (transaction: Transaction, tenant: Tenant) => Promise<void>,
  ): Promise<Tenant> {
    const { slug, name } = parseInput(schema, input, 'tenancy.input_invalid');
    checkedSlug(slug);
    const id = newId();
    return this.unitOfWork.run(id, async (transaction) => {
      const [row] = await transaction.run(insertTenant, { id, slug, name });
      if (row === undefined) {
        throw new DomainError('conflict', 'tenancy.slug_taken', { detail: `The slug "${slug}" is taken.` });
      }
      const tenant = tenantOf(row);
      this.events.publish(transaction, TenantCreated, {
        outcome: 'success',
        targets: [{ kind: 'tenant', id, label: slug }],
        slug,
        name,
      });
      await withIt?.(transaction, tenant);
      return tenant;
    });
  }
}
