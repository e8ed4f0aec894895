import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher, LiveNotifications } from '#messaging';
import { TenantResumed } from '../events.js';
import { lockTenant } from '../infra/lock-tenant.js';
import { TENANCY_TOPIC } from '../topic.js';

/** Opens a suspended tenant again. */
@Injectable()
export class ResumeTenant {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
    private readonly live: LiveNotifications,
  ) {}

  /** @throws DomainError `tenant.unknown`, `tenancy.being_deleted`, `tenancy.already_active` */
  async execute(tenantId: string): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const tenant = await lockTenant(transaction);
      if (tenant.isBeingDeleted())
        throw new DomainError('conflict', 'tenancy.being_deleted', {
          detail:
            'The tenant is being deleted, and part of it is already gone. Repeat the deletion to continue it.',
        });
      if (!tenant.become('active', this.clock.now())) {
        throw new DomainError('conflict', 'tenancy.already_active', {
          detail: 'The tenant is already active.',
        });
      }
      this.events.publish(transaction, TenantResumed, {
        outcome: 'success',
        targets: [{ kind: 'tenant', id: tenantId, label: tenant.slug }],
      });
      this.live.announce(transaction, TENANCY_TOPIC, { tenantId });
    });
  }
}
