import { Inject, Injectable } from '@nestjs/common';
import { checkedReason, CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher, LiveNotifications } from '#messaging';
import { TenantSuspended } from '../events.js';
import { lockTenant } from '../infra/lock-tenant.js';
import { TENANCY_TOPIC } from '../topic.js';

/** Closes a tenant: until it is resumed, nobody can log on and no session is valid. Nothing is deleted. */
@Injectable()
export class SuspendTenant {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
    private readonly live: LiveNotifications,
  ) {}

  /**
   * @param why one sentence for the log
   * @throws DomainError `tenant.unknown`, `tenancy.already_suspended`, `tenancy.reason_missing`, `tenancy.reason_invalid`
   */
  async execute(tenantId: string, why: string): Promise<void> {
    const reason = checkedReason(why, 'tenancy');
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const tenant = await lockTenant(transaction);
      if (!tenant.become('suspended', this.clock.now())) {
        throw new DomainError('conflict', 'tenancy.already_suspended', {
          detail: 'The tenant is already suspended.',
        });
      }
      this.events.publish(transaction, TenantSuspended, {
        outcome: 'success',
        targets: [{ kind: 'tenant', id: tenantId, label: tenant.slug }],
        reason,
      });
      this.live.announce(transaction, TENANCY_TOPIC, { tenantId });
    });
  }
}
