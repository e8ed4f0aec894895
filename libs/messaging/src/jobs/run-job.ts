import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { newId, withTimeout } from '#kernel';
import { runInContext } from '#runtime';
import { pauseAfter } from './back-off.js';
import type { Claim } from '../infra/claim-statements.js';
import { Claims } from './claims.js';
import type { JobDefinition, JobKey } from './job-definition.js';
import { AttemptFailed, type HandledJob, type JobRun, type ClaimedWork } from './job-handler.js';

const SYSTEM = { kind: 'system' } as const;

/** Milliseconds for which a worker continues with a row that has more to do, before other rows get their turn. */
const TURN_MS = 10_000;

/**
 * If the time between taking and beginning exceeds this number of milliseconds, the process was suspended, and another one may have taken
 * over.
 */
const STILL_MS = 10_000;

/** Makes an attempt at a job: claims its row, executes it outside of any transaction, and records the result. */
@Injectable()
export class RunJob {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly claims: Claims,
  ) {}

  /**
   * Does the work that is due for a row, unless another worker has claimed it. A failed attempt is recorded and throws nothing.
   *
   * @param stop aborted when the worker shuts down
   */
  async execute(job: HandledJob, key: JobKey, stop: AbortSignal): Promise<void> {
    const end = performance.now() + TURN_MS;
    let isMore = true;
    while (isMore && !stop.aborted && performance.now() < end) isMore = await this.attempt(job, key, stop);
  }

  /** Returns whether the row has more to do at once. */
  private async attempt(job: HandledJob, key: JobKey, stop: AbortSignal): Promise<boolean> {
    const claim = { job: job.definition.name, key: rowOf(key), run: newId() };
    const timeOut = AbortSignal.timeout(job.definition.timeOutMs);
    const begun = performance.now();
    const held = this.claims.holding(claim);
    const run = { id: claim.run, signal: AbortSignal.any([stop, timeOut, held.lost]) };
    try {
      const work = await this.take(job, key, claim, run);
      if (work === undefined || performance.now() - begun > STILL_MS) return false;
      const correlationId = work.correlationId ?? claim.run;
      return await runInContext({ requestId: claim.run, correlationId, actor: SYSTEM }, async () => {
        const outcome = await outcomeOf(job, work, run);
        return this.unitOfWork.run(key.tenantId, async (transaction) => {
          // If the claim is not ours any more, another attempt records the result.
          const isOurs = await this.claims.release(transaction, claim);
          return isOurs && note(transaction, job, work, outcome, stop.aborted);
        });
      });
    } catch (error) {
      await this.claims.rest(claim).catch(() => undefined); // the database is away: no worker can try again anyway
      throw error;
    } finally {
      held.end();
    }
  }

  private take(
    { handler }: HandledJob,
    { tenantId, id }: JobKey,
    claim: Claim,
    run: JobRun,
  ): Promise<ClaimedWork | undefined> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      if (!(await this.claims.take(transaction, claim))) return undefined;
      const work = await handler.take(transaction, id, run);
      if (work === undefined) await this.claims.release(transaction, claim);
      return work;
    });
  }
}

/** The result of an attempt. */
type Outcome = { readonly result: unknown } | { readonly error: unknown };

async function outcomeOf(
  { definition, handler }: HandledJob,
  work: ClaimedWork,
  run: JobRun,
): Promise<Outcome> {
  try {
    return { result: await withTimeout(definition.timeOutMs, definition.name, handler.execute(work, run)) };
  } catch (error) {
    return { error };
  }
}

/** Returns whether the row has more to do at once. */
async function note(
  transaction: Transaction,
  { definition, handler }: HandledJob,
  work: ClaimedWork,
  outcome: Outcome,
  isEnding: boolean,
): Promise<boolean> {
  if ('result' in outcome) return handler.done(transaction, work, outcome.result);
  if (isEnding && handler.giveBack !== undefined) await handler.giveBack(transaction, work);
  else await handler.failed(transaction, work, outcome.error, nextAfter(work, definition, outcome.error));
  return false;
}

/** One key for the row of a job, the same in the queue and among the claims. */
export function rowOf({ tenantId, id }: JobKey): string {
  return `${tenantId}/${id}`;
}

function nextAfter({ attempts }: ClaimedWork, { backOff }: JobDefinition, error: unknown): number | null {
  if (!(error instanceof AttemptFailed)) return pauseAfter(attempts, backOff);
  return error.next === 'never' ? null : error.next.pauseSeconds;
}
