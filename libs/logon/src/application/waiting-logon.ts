import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';

/** Tells whether a browser has a logon that waits for a proof. */
@Injectable()
export class WaitingLogons {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The step and subject that the logon waiting in this browser is about; null when none waits. */
  async inBrowser(
    tenantId: string,
    browserHash: Buffer,
  ): Promise<{ readonly logonId: string; readonly step: string; readonly subject: string } | null> {
    const [row] = await this.unitOfWork.run(tenantId, (transaction) =>
      transaction.query<{ logonId: string; step: string; subject: string }>(
        `select id as "logonId", step, step_subject as subject from logon.logon
         where tenant_id = $1 and browser_hash = $2 and state = 'awaiting_proof' and expires_at > $3`,
        [tenantId, browserHash, this.clock.now()],
      ),
    );
    return row ?? null;
  }
}
