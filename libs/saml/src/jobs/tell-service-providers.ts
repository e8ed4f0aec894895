import { Inject, Injectable } from '@nestjs/common';
import { failureOfCall } from '#applications';
import type { Transaction } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { EventPublisher, HandlesJob, type JobHandler } from '#messaging';
import { SendLogout } from '../application/send-logout.js';
import { SamlLogoutNotDelivered } from '../events.js';
import { removeParticipation, takeNotice, tellLater } from '../infra/notice-statements.js';
import { TellServiceProvider } from './tell-service-provider-job.js';

/** That an application is to be told of the end of a session. */
interface Notice {
  readonly id: string;
  readonly tenantId: string;
  readonly applicationId: string;
  readonly accountId: string;
  readonly sessionId: string;
  readonly sessionIndex: string;
  readonly nameId: string;
  readonly nameIdFormat: string;
  readonly attempts: number;
}

/** Tells applications that speak SAML that sessions have ended, each at least once. */
@Injectable()
@HandlesJob(TellServiceProvider)
export class TellServiceProviders implements JobHandler<Notice> {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly logout: SendLogout,
    private readonly events: EventPublisher,
  ) {}

  async take(transaction: Transaction, id: string): Promise<Notice | undefined> {
    const { tenantId } = transaction;
    const [notice] = await transaction.run(takeNotice, { tenantId, id, now: this.clock.now() });
    return notice;
  }

  async execute({ tenantId, applicationId, sessionIndex, nameId, nameIdFormat }: Notice): Promise<void> {
    const name = { value: nameId, format: nameIdFormat };
    await this.logout.execute({ tenantId, applicationId, sessionIndex, nameId: name });
  }

  async done(transaction: Transaction, { id }: Notice): Promise<boolean> {
    await transaction.run(removeParticipation, { tenantId: transaction.tenantId, id });
    return false;
  }

  async failed(
    transaction: Transaction,
    { id, applicationId, accountId, sessionId }: Notice,
    cause: unknown,
    pauseSeconds: number | null,
  ): Promise<void> {
    const { tenantId } = transaction;
    if (pauseSeconds !== null) {
      await transaction.run(tellLater, { tenantId, id, now: this.clock.now(), pauseSeconds });
      return;
    }
    await transaction.run(removeParticipation, { tenantId, id });
    const about = { reason: failureOfCall(cause), applicationId, accountId, sessionId };
    this.events.publish(transaction, SamlLogoutNotDelivered, { outcome: 'refused', ...about });
  }
}
