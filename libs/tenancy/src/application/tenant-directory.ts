import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CLOCK, isId, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import type { TenantResolver } from '#http';
import { LiveNotifications } from '#messaging';
import type { Tenant } from '../domain/tenant.js';
import { LiveCache } from '../infra/live-cache.js';
import { TENANT_COLUMNS, tenantOf, type TenantRow } from '../infra/tenant-row.js';
import { TENANCY_TOPIC } from '../topic.js';

/**
 * Finds tenants, suspended ones too. What it gives is at most 5 seconds old, and far younger as a rule: a change is
 * announced to every process.
 */
@Injectable()
export class TenantDirectory implements TenantResolver, OnApplicationShutdown {
  readonly #cache: LiveCache<Tenant>;

  constructor(
    @Inject(CLOCK) clock: Clock,
    live: LiveNotifications,
    private readonly unitOfWork: UnitOfWork,
  ) {
    this.#cache = new LiveCache(clock, live, TENANCY_TOPIC);
  }

  async bySlug(slug: string): Promise<Tenant | null> {
    return this.#cache.get(`slug:${slug}`, () => this.find('slug', slug));
  }

  /** @param transaction of a caller that has one: with a second connection besides, callers could starve each other */
  async byId(id: string, transaction?: Transaction): Promise<Tenant | null> {
    if (!isId(id)) return null;
    return this.#cache.get(`id:${id}`, () => this.find('id', id, transaction));
  }

  onApplicationShutdown(): void {
    this.#cache.close();
  }

  private async find(
    column: 'id' | 'slug',
    value: string,
    transaction?: Transaction,
  ): Promise<Tenant | null> {
    const text = `select ${TENANT_COLUMNS} from tenancy.tenant where ${column} = $1`;
    const [row] =
      transaction === undefined
        ? await this.unitOfWork.ask<TenantRow>(null, text, [value])
        : await transaction.query<TenantRow>(text, [value]);
    return row === undefined ? null : tenantOf(row);
  }
}
