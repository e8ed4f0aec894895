import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CLOCK, isId, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
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

  async byId(id: string): Promise<Tenant | null> {
    if (!isId(id)) return null;
    return this.#cache.get(`id:${id}`, () => this.find('id', id));
  }

  onApplicationShutdown(): void {
    this.#cache.close();
  }

  private async find(column: 'id' | 'slug', value: string): Promise<Tenant | null> {
    const [row] = await this.unitOfWork.runWithoutTenant((transaction) =>
      transaction.query<TenantRow>(`select ${TENANT_COLUMNS} from tenancy.tenant where ${column} = $1`, [
        value,
      ]),
    );
    return row === undefined ? null : tenantOf(row);
  }
}
