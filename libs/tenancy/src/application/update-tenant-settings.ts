import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock, parseInput } from '#kernel';
import { UnitOfWork } from '#database';
import { assertRevision } from '#http';
import { EventPublisher, LiveNotifications } from '#messaging';
import { SETTINGS, type Settings } from '#runtime';
import {
  settingChanges,
  settingsSchema,
  type SettingChanges,
  type TenantSettings,
} from '../domain/settings.js';
import { TenantSettingsChanged } from '../events.js';
import { lockTenant } from '../infra/lock-tenant.js';
import { TENANCY_TOPIC } from '../topic.js';
import { settingsRevision } from './settings-revision.js';

/** Changes the name or some settings of a tenant; the others stay. */
@Injectable()
export class UpdateTenantSettings {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly installation: Settings,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
    private readonly live: LiveNotifications,
  ) {}

  /**
   * Returns the new settings. Announces nothing if nothing changes.
   *
   * @param basis revision of the settings that the change is based on
   * @throws DomainError `tenant.unknown`, `tenancy.settings_invalid`, `revision.stale`
   */
  async execute(tenantId: string, changes: SettingChanges, basis?: string): Promise<TenantSettings> {
    const { name, ...others } = parseInput(settingChanges, changes, 'tenancy.settings_invalid');
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const tenant = await lockTenant(transaction);
      const settings = settingsSchema.parse(tenant.settings);
      assertRevision(settingsRevision(tenant.name, settings), basis);
      const changed = parseInput(settingsSchema, { ...settings, ...others }, 'tenancy.settings_invalid');
      if (changed.codesPerNetwork !== settings.codesPerNetwork) this.assertBelowCeiling(changed);
      const before: Facts = { name: tenant.name, ...settings };
      const after: Facts = { name: name ?? tenant.name, ...changed };
      const keys = Object.keys(after).filter((key) => !isDeepStrictEqual(before[key], after[key]));
      if (keys.length === 0) return changed;
      tenant.set(name ?? tenant.name, changed, this.clock.now());
      this.events.publish(transaction, TenantSettingsChanged, {
        outcome: 'success',
        targets: [{ kind: 'tenant', id: tenantId, label: tenant.slug }],
        before: told(before, keys),
        after: told(after, keys),
      });
      this.live.announce(transaction, TENANCY_TOPIC, { tenantId });
      return changed;
    });
  }

  /** Refuses a number above the installation's limit at once: it would be stored and never take effect. */
  private assertBelowCeiling({ codesPerNetwork }: TenantSettings): void {
    const most = this.installation.TICKETS_PER_NETWORK;
    if (codesPerNetwork <= most) return;
    const message = `This installation allows at most ${String(most)} codes per network`;
    throw new DomainError('invalid', 'tenancy.settings_invalid', {
      detail: `codesPerNetwork: ${message}`,
      facts: { errors: [{ path: 'codesPerNetwork', message }] },
    });
  }
}

type Facts = Readonly<Record<string, unknown>>;

/** For a logo, the event only says whether there is one. */
function told(facts: Facts, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.map((key) => [key, key === 'logo' ? facts[key] !== null : facts[key]]));
}
