import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { newId, within } from '#kernel';
import { runInContext } from '#runtime';
import { pauseAfter } from './back-off.js';
import type { Claim } from '../infra/claim-statements.js';
import { Claims } from './claims.js';
import type { JobDefinition, JobKey } from './job-definition.js';
import { AttemptFailed, type HandledJob, type JobRun, type Taken } from './job-handler.js';

const SYSTEM = { kind: 'system' } as const;

/** Milliseconds for which a worker goes on with a row that has more to do, before it is another one's turn. */
const TURN_MS = 10_000;

/** Milliseconds between taking and beginning after which a process has stood still: another one may be at it by now. */
const STILL_MS = 10_000;

/** Makes an attempt at a job: claims its row, does it outside of every transaction, and notes what came of it. */
@Injectable()
export class RunJob {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly claims: Claims,
  ) {}

  /**
   * Does what there is to do for a row. Nothing, when another worker is at it. An attempt that fails is noted and no error.
   *
   * @param stop aborted when the worker ends
   */
  async execute(job: HandledJob, key: JobKey, stop: AbortSignal): Promise<void> {
    const end = performance.now() + TURN_MS;
    let isMore = true;
    while (isMore && !stop.aborted && performance.now() < end) isMore = await this.attempt(job, key, stop);
  }

  /** Gives whether there is more to do for the row at once. */
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
          // Otherwise another attempt notes the outcome.
          const isOurs = await this.claims.release(transaction, claim);
          return isOurs && note(transaction, job, work, outcome, stop.aborted);
        });
      });
    } catch (error) {
      await this.claims.rest(claim).catch(() => undefined); // the database is away: nobody can try again anyhow
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
  ): Promise<Taken | undefined> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      if (!(await this.claims.take(transaction, claim))) return undefined;
      const work = await handler.take(transaction, id, run);
      if (work === undefined) await this.claims.release(transaction, claim);
      return work;
    });
  }
}

/** What came of an attempt. */
type Outcome = { readonly result: unknown } | { readonly error: unknown };

async function outcomeOf({ definition, handler }: HandledJob, work: Taken, run: JobRun): Promise<Outcome> {
  try {
    return { result: await within(definition.timeOutMs, definition.name, handler.execute(work, run)) };
  } catch (error) {
    return { error };
  }
}

/** Gives whether there is more to do for the row at once. */
async function note(
  transaction: Transaction,
  { definition, handler }: HandledJob,
  work: Taken,
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

function nextAfter({ attempts }: Taken, { backOff }: JobDefinition, error: unknown): number | null {
  if (!(error instanceof AttemptFailed)) return pauseAfter(attempts, backOff);
  return error.next === 'never' ? null : error.next.pauseSeconds;
}
