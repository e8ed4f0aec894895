import { Inject, Injectable } from '@nestjs/common';
import { failureOfCall } from '#applications';
import type { Transaction } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { EventPublisher, HandlesJob, type JobHandler } from '#messaging';
import { TenantDirectory } from '#tenancy';
import { OpenIdProviders } from '../application/openid-providers.js';
import { LogoutNotDelivered } from '../events.js';
import { removeParticipation, takeNotice, tellLater } from '../infra/participation-statements.js';
import { TellApplication } from './tell-application-job.js';

/** That an application is to be told of the end of a session. */
interface Notice {
  readonly id: string;
  readonly tenantId: string;
  readonly applicationId: string;
  readonly accountId: string;
  readonly sessionId: string;
  readonly sid: string;
  readonly attempts: number;
}

/** Tells applications that sessions have ended (OpenID Connect Back-Channel Logout 1.0), each at least once. */
@Injectable()
@HandlesJob(TellApplication)
export class TellApplications implements JobHandler<Notice> {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly tenants: TenantDirectory,
    private readonly providers: OpenIdProviders,
    private readonly events: EventPublisher,
  ) {}

  async take(transaction: Transaction, id: string): Promise<Notice | undefined> {
    const { tenantId } = transaction;
    const [notice] = await transaction.run(takeNotice, { tenantId, id, now: this.clock.now() });
    return notice;
  }

  async execute({ tenantId, applicationId, accountId, sid }: Notice): Promise<void> {
    const tenant = await this.tenants.byId(tenantId);
    if (tenant === null) return;
    await (await this.providers.of(tenant)).tellOfLogout(applicationId, accountId, sid);
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
    const reason = failureOfCall(cause);
    const about = { applicationId, accountId, sessionId };
    this.events.publish(transaction, LogoutNotDelivered, { outcome: 'refused', reason, ...about });
  }
}
