import { Inject, Injectable } from '@nestjs/common';
import { SuspendAccount } from '#accounts';
import { CLOCK, type Clock } from '#kernel';
import { json } from '#database';
import { noteApplied, noteLeft, openLeavers } from '../../infra/apply-statements.js';
import { removeMemberships } from '../../infra/put-statements.js';
import { addApplied } from '../../infra/count-statements.js';
import { RunAttempt, type AttemptedRun } from './run-attempt.js';

/** Leavers per transaction. */
const BATCH = 50;

/** Reason for the log. */
const REASON = 'Left the organisation, as its directory says';

/** Suspends the accounts of leavers, which ends their sessions and notifies their applications. The last step of a run. */
@Injectable()
export class ApplyLeavers {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly attempt: RunAttempt,
    private readonly suspend: SuspendAccount,
  ) {}

  /** @throws RunLost */
  async execute(run: AttemptedRun, signal: AbortSignal): Promise<void> {
    const { tenantId, id: runId, connectionId } = run;
    for (;;) {
      signal.throwIfAborted();
      const of = { tenantId, runId, connectionId, limit: BATCH };
      const leavers = await this.attempt.reading(run, 'few', (transaction) =>
        transaction.run(openLeavers, of),
      );
      if (leavers.length === 0) return;
      await this.attempt.writing(run, async (transaction) => {
        const now = this.clock.now();
        for (const { key, kind, accountId, status } of leavers) {
          const isOurs = kind === 'suspended' && status === 'active';
          const epoch = isOurs ? await this.suspend.executeIn(transaction, accountId, REASON) : null;
          await transaction.run(noteLeft, { tenantId, connectionId, subject: key, epoch, now });
        }
        const accountIds = leavers.map(({ accountId }) => accountId);
        await transaction.run(removeMemberships, { tenantId, connectionId, accountIds });
        const changes = leavers.map(({ key, accountId }) => ({ key, account_id: accountId }));
        await transaction.run(noteApplied, { tenantId, runId, changes: json(changes), now });
        transaction.send(addApplied, { tenantId, runId, count: leavers.length });
      });
    }
  }
}
