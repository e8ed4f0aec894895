import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CLOCK, isId, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import type { TenantResolver } from '#http';
import { LiveNotifications, LiveCache } from '#messaging';
import type { Tenant } from '../domain/tenant.js';
import { tenantOf } from '../infra/tenant-row.js';
import { firstOpenTenants, tenantById, tenantBySlug } from '../infra/tenant-statements.js';
import { TENANCY_TOPIC } from '../topic.js';

/**
 * Finds tenants, including suspended ones. The result is at most 5 seconds old, and usually current: every change is announced to all
 * processes.
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
    return this.#cache.get(`slug:${slug}`, async () =>
      tenantIn(await this.unitOfWork.query(null, tenantBySlug, { slug })),
    );
  }

  /** @param transaction the caller's open transaction, if any: if callers needed a second connection, they could starve each other */
  async byId(id: string, transaction?: Transaction): Promise<Tenant | null> {
    if (!isId(id)) return null;
    const key = `id:${id}`;
    const load = async () => tenantIn(await this.unitOfWork.query(transaction ?? null, tenantById, { id }));
    return transaction === undefined ? this.#cache.get(key, load) : this.#cache.getHolding(key, load);
  }

  /** The only tenant of the installation that is not suspended; null if there is none, or more than one. */
  async only(): Promise<Tenant | null> {
    return this.#cache.get('only', async () => {
      const open = await this.unitOfWork.query(null, firstOpenTenants);
      return open.length === 1 ? tenantIn(open) : null;
    });
  }

  onApplicationShutdown(): void {
    this.#cache.close();
  }
}

function tenantIn([row]: readonly Parameters<typeof tenantOf>[0][]): Tenant | null {
  return row === undefined ? null : tenantOf(row);
}
