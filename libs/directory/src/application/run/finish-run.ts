import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { json, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import type { Run, RunState } from '../../domain/run.js';
import type { Threshold } from '../../domain/threshold.js';
import { RunEnded } from '../../events.js';
import { countChanges } from '../../infra/count-statements.js';
import { digestOfChanges } from '../../infra/digest-statements.js';
import { setPlannerHints } from '../../infra/planner-hints.js';
import { finishRun } from '../../infra/run-statements.js';
import { removeStagedPeople, removeStagedUnits } from '../../infra/staging-statements.js';

/** The end of a run. */
export interface End {
  readonly state: Extract<RunState, 'done' | 'stopped' | 'failed' | 'cancelled'>;
  readonly stoppedBy?: Threshold;
  readonly failure?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** Ends a run: counts its changes, deletes what it read, and publishes the end with the digest of its list of changes. */
@Injectable()
export class FinishRun {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly events: EventPublisher,
  ) {}

  /** Returns undefined if there is no such run, or it has ended already. */
  async executeIn(transaction: Transaction, runId: string, end: End): Promise<Run | undefined> {
    const { tenantId } = transaction;
    setPlannerHints(transaction, 'many');
    const { state, stoppedBy = null, failure = null, facts } = end;
    await transaction.run(countChanges, { tenantId, runId });
    const [run] = await transaction.run(finishRun, {
      tenantId,
      id: runId,
      state,
      stoppedBy,
      failure,
      facts: facts === undefined ? null : json(facts),
      now: this.clock.now(),
    });
    if (run === undefined) return undefined;
    const [list] = await transaction.run(digestOfChanges, { tenantId, runId });
    transaction.send(removeStagedPeople, { tenantId, runId });
    transaction.send(removeStagedUnits, { tenantId, runId });
    const { connectionId, kind, isForced } = run;
    const { created, updated, moved, suspended, restored, unchanged, conflicts, applied } = run;
    this.events.publish(transaction, RunEnded, {
      outcome: state === 'done' ? 'success' : 'refused',
      ...(state === 'done' ? {} : { reason: stoppedBy ?? failure ?? state }),
      runId,
      connectionId,
      kind,
      isForced,
      state,
      counts: { created, updated, moved, suspended, restored, unchanged, conflicts },
      applied,
      listSha256: list?.digest ?? '',
    });
    return run;
  }
}
