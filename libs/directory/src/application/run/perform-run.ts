import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import type { Transaction } from '#database';
import type { RunState } from '../../domain/run.js';
import { takeRun } from '../../infra/run-statements.js';
import { DirectorySources } from '../directory-sources.js';
import { ReadSettings } from '../read-settings.js';
import { ApplyLeavers } from './apply-leavers.js';
import { ApplyPeople } from './apply-people.js';
import { ApplyUnits } from './apply-units.js';
import { ConfirmLeavers } from './confirm-leavers.js';
import { FinishRun } from './finish-run.js';
import { NoteDepartures } from './note-departures.js';
import { PlanRun } from './plan-run.js';
import { ReadSource } from './read-source.js';
import { RunAttempt, type AttemptedRun } from './run-attempt.js';

/**
 * Performs a run: reads, plans, checks the missing people, then applies units, people and finally leavers. If an attempt is interrupted,
 * the next one continues from there.
 */
@Injectable()
export class PerformRun {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly sources: DirectorySources,
    private readonly settings: ReadSettings,
    private readonly attempt: RunAttempt,
    private readonly read: ReadSource,
    private readonly plan: PlanRun,
    private readonly departures: NoteDepartures,
    private readonly confirm: ConfirmLeavers,
    private readonly units: ApplyUnits,
    private readonly people: ApplyPeople,
    private readonly leavers: ApplyLeavers,
    private readonly finish: FinishRun,
  ) {}

  /** Claims a run for an attempt. Returns undefined when the run has ended. */
  async take(transaction: Transaction, runId: string, worker: string): Promise<AttemptedRun | undefined> {
    const { tenantId } = transaction;
    const [run] = await transaction.run(takeRun, { tenantId, id: runId, worker, now: this.clock.now() });
    return run && { ...run, worker };
  }

  /** @throws SourceFailed, RunLost, PlanOutdated */
  async execute(run: AttemptedRun, signal: AbortSignal): Promise<void> {
    const { tenantId, connectionId } = run;
    const { source } = await this.sources.of(tenantId, connectionId);
    const settings = await this.settings.forRun(tenantId, connectionId);
    const at = { tenantId, connectionId, signal };
    let state: RunState = run.state;
    if (state === 'reading') {
      await this.read.execute({ run, source, at, settings });
      await this.attempt.noteStatistics(run, 'read');
      if (!(await this.plan.execute(run, settings))) return;
      state = 'confirming';
    }
    if (state === 'confirming') {
      await this.departures.execute(run, source, at);
      await this.confirm.execute(run, source, at);
    }
    if (run.kind === 'sync') {
      await this.units.put(run);
      await this.attempt.noteStatistics(run, 'planned');
      await this.people.execute(run, source, at);
      await this.leavers.execute(run, signal);
      await this.units.remove(run);
    }
    await this.attempt.writing(run, (transaction) =>
      this.finish.executeIn(transaction, run.id, { state: 'done' }),
    );
  }
}
