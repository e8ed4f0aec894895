import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher, LiveNotifications } from '#messaging';
import { parseInput } from '../domain/parse-input.js';
import { settingsSchema, type TenantSettings } from '../domain/settings.js';
import { TenantSettingsChanged } from '../events.js';
import { lockTenant } from '../infra/lock-tenant.js';
import { TENANCY_TOPIC } from '../topic.js';

/** Changes some of a tenant's settings; the others stay. */
@Injectable()
export class UpdateTenantSettings {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
    private readonly live: LiveNotifications,
  ) {}

  /**
   * Gives the settings as they are now. Nothing is announced when nothing changes.
   *
   * @throws DomainError `tenant.unknown`, `tenancy.settings_invalid`
   */
  async execute(tenantId: string, changes: Partial<TenantSettings>): Promise<TenantSettings> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const tenant = await lockTenant(transaction);
      const before = settingsSchema.parse(tenant.settings);
      const after = parseInput(settingsSchema, { ...before, ...changes }, 'tenancy.settings_invalid');
      const changed = keysOf(after).filter((key) => !isDeepStrictEqual(before[key], after[key]));
      if (changed.length === 0) return after;
      tenant.set(after, this.clock.now());
      this.events.publish(transaction, TenantSettingsChanged, {
        outcome: 'success',
        targets: [{ kind: 'tenant', id: tenantId, label: tenant.slug }],
        before: told(before, changed),
        after: told(after, changed),
      });
      this.live.announce(transaction, TENANCY_TOPIC, { tenantId });
      return after;
    });
  }
}

function keysOf(settings: TenantSettings): readonly (keyof TenantSettings)[] {
  return Object.keys(settings) as (keyof TenantSettings)[];
}

function told(settings: TenantSettings, keys: readonly (keyof TenantSettings)[]): Record<string, unknown> {
  return Object.fromEntries(
    keys.map((key) => [key, key === 'logo' ? settings.logo !== null : settings[key]]),
  );
}
