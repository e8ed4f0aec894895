import { Inject, Injectable } from '@nestjs/common';
import { failureOfCall } from '#applications';
import type { Transaction } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { HandlesJob, type JobHandler } from '#messaging';
import { ParticipationProtocols } from '../application/participation-protocols.js';
import type { EndedParticipation } from '../domain/participation.js';
import { takeNotice, tellLater } from '../infra/notice-statements.js';
import { removeParticipation } from '../infra/participation-statements.js';
import { NotifyApplicationJob } from './notify-application-job.js';

/** The notice to an application about the end of a session. */
interface Notice extends EndedParticipation {
  readonly attempts: number;
}

/** Notifies applications that sessions have ended, each at least once, by its protocol. */
@Injectable()
@HandlesJob(NotifyApplicationJob)
export class NotifyApplications implements JobHandler<Notice> {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly protocols: ParticipationProtocols,
  ) {}

  async take(transaction: Transaction, id: string): Promise<Notice | undefined> {
    const { tenantId } = transaction;
    const [notice] = await transaction.run(takeNotice, { tenantId, id, now: this.clock.now() });
    return notice;
  }

  async execute(notice: Notice): Promise<void> {
    await this.protocols.of(notice.protocol).tell(notice);
  }

  async done(transaction: Transaction, { id }: Notice): Promise<boolean> {
    await transaction.run(removeParticipation, { tenantId: transaction.tenantId, id });
    return false;
  }

  async failed(
    transaction: Transaction,
    notice: Notice,
    cause: unknown,
    pauseSeconds: number | null,
  ): Promise<void> {
    const { tenantId } = transaction;
    const { id, protocol } = notice;
    if (pauseSeconds !== null) {
      await transaction.run(tellLater, { tenantId, id, now: this.clock.now(), pauseSeconds });
      return;
    }
    await transaction.run(removeParticipation, { tenantId, id });
    this.protocols.of(protocol).giveUp(transaction, notice, failureOfCall(cause));
  }
}
